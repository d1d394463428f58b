/* version.c - the version, and those of the libraries in use.
 *
 * cJSON, utf8proc and GSL tell theirs at run time. libcsv and libmd do not: theirs are what fiscalc was built with. */
#include "base/version_number.h"
#include <cjson/cJSON.h>
#include <csv.h>
#include <fiscalc/base.h>
#include <gsl/gsl_version.h>
#include <pthread.h>
#include <stdio.h>
#include <utf8proc.h>

#define TEXT_OF(macro) #macro
#define LIBCSV_VERSION(major, minor, release) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(release)

/* Written once, before anyone reads it. */
static char libraries[160];
static pthread_once_t libraries_once = PTHREAD_ONCE_INIT;

static void write_libraries(void) {
  snprintf(libraries, sizeof libraries, "libcsv %s, cJSON %s, utf8proc %s, libmd %s, GSL %s",
           LIBCSV_VERSION(CSV_MAJOR, CSV_MINOR, CSV_RELEASE), cJSON_Version(), utf8proc_version(), FC_LIBMD_VERSION,
           gsl_version);
}

const char *fc_version(void) {
  return FC_VERSION_NUMBER;
}

const char *fc_version_libraries(void) {
  pthread_once(&libraries_once, write_libraries);
  return libraries;
}
