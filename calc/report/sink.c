/* sink.c - where a format's bytes go: gathered and handed on in blocks, so that a result of any size needs little
 * memory. A failure is remembered: formats write on and are told at the end, or ask between rows. */
#include "report/sink.h"

#define BLOCK ((size_t)64 * 1024)

void fc_sink_open(fc_sink *sink, fc_write_fn write, void *payload) {
  *sink = (fc_sink){.write = write, .payload = payload};
}

static void hand_on(fc_sink *sink) {
  if (!sink->status)
    sink->status = fc_buf_status(&sink->buf);
  if (!sink->status && sink->buf.n)
    sink->status = sink->write(sink->payload, sink->buf.p, sink->buf.n);
  fc_buf_clear(&sink->buf);
}

fc_status fc_sink_close(fc_sink *sink) {
  hand_on(sink);
  fc_buf_reset(&sink->buf);
  return sink->status;
}

fc_buf *fc_sink_buf(fc_sink *sink) {
  if (sink->buf.n >= BLOCK)
    hand_on(sink);
  return &sink->buf;
}

void fc_sink_text(fc_sink *sink, const char *text) {
  fc_buf_text(fc_sink_buf(sink), text);
}

void fc_sink_str(fc_sink *sink, fc_str s) {
  fc_buf_str(fc_sink_buf(sink), s);
}

void fc_sink_char(fc_sink *sink, char c) {
  fc_buf_char(fc_sink_buf(sink), c);
}

bool fc_sink_failed(const fc_sink *sink) {
  return sink->status != FC_OK;
}
