/* embedded.h - a file that is part of the program (fc_embed in calc/cmake/Embedded.cmake makes the lists of them). */
#ifndef FC_BASE_EMBEDDED_H
#define FC_BASE_EMBEDDED_H

#include <stddef.h>

typedef struct fc_embedded {
  const char *path; /* relative to the folder that they come from */
  const unsigned char *bytes;
  size_t n;
} fc_embedded;

#endif
