/* buf.h - a growing run of bytes. A failed allocation is remembered: append freely, ask once at the end. */
#ifndef FC_BASE_BUF_H
#define FC_BASE_BUF_H

#include "base/text.h"
#include <fiscalc/base.h>
#include <stdarg.h>

struct fc_buf {
  char *p;
  size_t n, cap;
  bool failed;
};

fc_status fc_buf_new(fc_buf **out);
void fc_buf_add(fc_buf *buf, const char *p, size_t n);
void fc_buf_str(fc_buf *buf, fc_str s);
void fc_buf_text(fc_buf *buf, const char *text);
void fc_buf_char(fc_buf *buf, char c);
void fc_buf_fill(fc_buf *buf, char c, size_t count);
void fc_buf_printf(fc_buf *buf, const char *format, ...) FC_PRINTF(2, 3); /* integers and texts only, never doubles */
void fc_buf_print_list(fc_buf *buf, const char *format, va_list values) FC_PRINTF(2, 0);
void fc_buf_printable(fc_buf *buf, fc_str s); /* control characters, bidi marks and bad UTF-8 as \xNN */
void fc_buf_cut(fc_buf *buf, size_t length); /* takes back what stands behind `length` bytes */
void fc_buf_clear(fc_buf *buf);
void fc_buf_reset(fc_buf *buf); /* frees what an embedded (not fc_buf_new) buffer holds */
fc_status fc_buf_status(const fc_buf *buf); /* FC_OK or FC_NO_MEMORY */

#endif
