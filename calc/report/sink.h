/* sink.h - opening and closing a sink; formats only write to it. */
#ifndef FC_REPORT_SINK_H
#define FC_REPORT_SINK_H

#include "report/format.h"

struct fc_sink {
  fc_buf buf;
  fc_write_fn write;
  void *payload;
  fc_status status; /* of the first write that failed */
};

void fc_sink_open(fc_sink *sink, fc_write_fn write, void *payload);
/* Hands on what is left and frees the sink's memory. Answers the first failure, FC_NO_MEMORY included. */
fc_status fc_sink_close(fc_sink *sink);

#endif
