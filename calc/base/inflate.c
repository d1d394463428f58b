/* inflate.c - the text of a gzip file, by zlib. */
#include "base/inflate.h"

#include <stdlib.h>
#include <zlib.h>

#define BLOCK ((size_t)64 << 10)
#define GZIP_WINDOW (15 + 16) /* inflateInit2: the largest window, and a gzip header */

struct fc_inflate {
  z_stream stream;
  uint64_t ratio, read, written;
  bool begun, ended; /* begun: within a member; ended: nothing follows in the file */
  unsigned char block[BLOCK];
};

bool fc_is_gzip(const char *start, size_t n) {
  return n >= 2 && (unsigned char)start[0] == 0x1F && (unsigned char)start[1] == 0x8B;
}

fc_inflate *fc_inflate_new(uint64_t ratio) {
  fc_inflate *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  self->ratio = ratio;
  if (inflateInit2(&self->stream, GZIP_WINDOW) != Z_OK) {
    free(self);
    return NULL;
  }
  return self;
}

void fc_inflate_free(fc_inflate *self) {
  if (!self)
    return;
  inflateEnd(&self->stream);
  free(self);
}

char *fc_inflate_room(fc_inflate *self, size_t *cap) {
  *cap = BLOCK;
  return (char *)self->block;
}

void fc_inflate_put(fc_inflate *self, size_t n) {
  self->stream.next_in = self->block;
  self->stream.avail_in = (uInt)n;
  self->read += n;
  self->ended = n == 0;
}

/* Between members: zeros that a tape or a disk has put behind the last are none. */
static bool next_member(fc_inflate *self) {
  z_stream *stream = &self->stream;
  while (stream->avail_in && self->written && *stream->next_in == 0) {
    stream->next_in++;
    stream->avail_in--;
  }
  if (!stream->avail_in)
    return false;
  self->begun = true;
  inflateReset(stream);
  return true;
}

static bool is_bomb(const fc_inflate *self) {
  uint64_t used = self->read - self->stream.avail_in;
  return self->written > FC_INFLATE_HARMLESS && self->written / self->ratio > used;
}

fc_inflated fc_inflate_take(fc_inflate *self, char *to, size_t cap, size_t *n) {
  z_stream *stream = &self->stream;
  stream->next_out = (Bytef *)to;
  stream->avail_out = cap > BLOCK ? (uInt)BLOCK : (uInt)cap; /* so that a bomb is seen before it is large */
  uInt room = stream->avail_out;
  *n = 0;
  while (room == stream->avail_out) {
    if (!self->begun && !next_member(self))
      return FC_INFLATED;
    if (!stream->avail_in && !self->ended)
      return FC_INFLATED;
    int code = inflate(stream, Z_NO_FLUSH);
    if (code == Z_BUF_ERROR)
      return FC_INFLATE_CUT;
    if (code != Z_OK && code != Z_STREAM_END)
      return FC_INFLATE_DAMAGED;
    self->begun = code == Z_OK;
  }
  *n = room - stream->avail_out;
  self->written += *n;
  return is_bomb(self) ? FC_INFLATE_BOMB : FC_INFLATED;
}
