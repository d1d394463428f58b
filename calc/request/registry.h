/* registry.h - the kinds of things that fiscalc has, each with its names and summaries. */
#ifndef FC_REQUEST_REGISTRY_H
#define FC_REQUEST_REGISTRY_H

#include "request/command.h"

typedef struct fc_registry_kind {
  const char *name, *summary;
  size_t (*count)(void);
  const char *(*item)(size_t index);
  const char *(*about)(size_t index);
  const char *further[4]; /* names of the kind's further columns; ends with NULL */
  void (*describe)(size_t index, fc_buf *cells /* one for each further column, empty */);
} fc_registry_kind;

size_t fc_registry_kinds(void);
const fc_registry_kind *fc_registry_kind_at(size_t index);
const fc_registry_kind *fc_registry_kind_find(const char *name); /* NULL: none */

#endif
