/* story.h - the files of the story that `demo` writes, part of the program (made by calc/cmake/Embed.cmake). */
#ifndef FC_REQUEST_STORY_H
#define FC_REQUEST_STORY_H

#include <stddef.h>

typedef struct fc_story_file {
  const char *path; /* relative to the story's folder */
  const unsigned char *bytes;
  size_t n;
} fc_story_file;

extern const fc_story_file fc_story_files[];
extern const size_t fc_story_count;

#endif
