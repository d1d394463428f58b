/* fiscalc/base.h - status codes, the context, diagnostics and byte buffers.
 *
 * Ownership is readable from the signature everywhere in this library: `T **out` is yours and is freed with
 * fc_T_free (NULL is fine); a returned const pointer is borrowed from its parent. On failure *out is NULL.
 * The library never prints, exits, or reads the clock, the environment or the locale. */
#ifndef FISCALC_BASE_H
#define FISCALC_BASE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define FC_API __attribute__((visibility("default")))
#define FC_PRINTF(at, first) __attribute__((__format__(__printf__, at, first)))
#else
#define FC_API
#define FC_PRINTF(at, first)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What a call answers: FC_OK or a negative number whose hundreds name the floor. Details are diagnostics. */
typedef enum fc_status {
  FC_OK = 0,
  FC_NO_MEMORY = -101,
  FC_CANCELLED = -102,
  FC_BAD_ARGUMENT = -103, /* a caller's mistake: NULL where a value is needed, a text that is not UTF-8 */
  FC_INTERNAL = -104,     /* a defect of the library */
  FC_BAD_NUMBER = -201,
  FC_OVERFLOW = -202,
  FC_CANNOT_READ = -301, /* a file that is missing, not regular, or not readable */
  FC_BAD_FILE = -302,    /* a file that is not well-formed CSV or JSON, or whose cells or columns do not fit */
  FC_BAD_DATA = -401,    /* rows that are well-formed and contradict one another or lack a needed part */
  FC_BAD_SCENARIO = -501,
  FC_NO_MATCH = -502, /* nothing was selected */
  FC_CANNOT_ANSWER = -601,
  FC_CANNOT_WRITE = -701,
  FC_BAD_USAGE = -801, /* an unknown command, option or value */
  FC_FINDING = -802    /* the question was answered, and the answer is a finding: check found faults, --fail-if holds */
} fc_status;

/* The name ("FC_BAD_FILE") and a sentence for a status. Never NULL, for any int. */
FC_API const char *fc_status_name(int status);
FC_API const char *fc_status_text(int status);

/* The version as text, "0.1.0", and the versions of the libraries in use, "libcsv 3.0.3, cJSON 1.7.15, ...". */
FC_API const char *fc_version(void);
FC_API const char *fc_version_libraries(void);

typedef enum fc_severity { FC_NOTE = 0, FC_WARNING = 1, FC_ERROR = 2 } fc_severity;

/* One message. Texts are borrowed from what holds the message and may be NULL where they do not apply;
 * line, column and row are 1-based, 0 where they do not apply. Columns count characters, not bytes. */
typedef struct fc_diag {
  fc_severity severity;
  const char *code; /* "F012" */
  const char *message;
  const char *file;
  uint64_t line, column;
  uint64_t row;        /* record of the file, the header not counted */
  const char *field;   /* header of the column, or name of the option */
  const char *pointer; /* JSON pointer, "/cuts/0/rate" */
  const char *excerpt; /* the offending line or cell, printable */
  uint32_t mark_at;    /* characters of the excerpt before the mark */
  uint32_t mark_length;
  const char *mark; /* what the mark says: "letter O at position 4" */
  const char *help; /* how to mend it */
} fc_diag;

/* A context holds the messages of the calls made with it. It is one thread's; objects made with it are immutable
 * and may be shared freely. */
typedef struct fc_ctx fc_ctx;

typedef struct fc_ctx_options {
  size_t size;         /* sizeof(fc_ctx_options) */
  uint32_t max_errors; /* messages kept of each severity, the rest are counted; default 100 */
  uint32_t threads;    /* that a call may work on, its own among them; 0: all processors; default 1 */
} fc_ctx_options;
#define FC_CTX_OPTIONS_INIT { sizeof(fc_ctx_options), 100, 1 }

FC_API fc_status fc_ctx_new(const fc_ctx_options *options /* NULL: defaults */, fc_ctx **out);
FC_API void fc_ctx_free(fc_ctx *ctx);
/* Makes running calls return FC_CANCELLED soon. May be called from a signal handler or another thread. */
FC_API void fc_ctx_cancel(fc_ctx *ctx);

/* How many threads later calls may work on. What they answer does not depend on it: the same bytes. Threads are joined
 * before a call returns, so that forking between calls is safe. */
FC_API void fc_ctx_set_threads(fc_ctx *ctx, uint32_t threads /* 0: as many as the machine has processors */);

/* Messages so far, in order. Borrowed until fc_diag_clear or fc_ctx_free. */
FC_API size_t fc_diag_count(const fc_ctx *ctx);
FC_API const fc_diag *fc_diag_at(const fc_ctx *ctx, size_t index /* < count */);
/* Messages that were counted but not kept. */
FC_API uint64_t fc_diag_dropped(const fc_ctx *ctx);
FC_API void fc_diag_clear(fc_ctx *ctx);

/* Bytes, always followed by a NUL that is not counted. */
typedef struct fc_buf fc_buf;
FC_API const char *fc_buf_data(const fc_buf *buf, size_t *length /* may be NULL */);
FC_API void fc_buf_free(fc_buf *buf);

/* The text of a message as the command line prints it: severity, code, place, excerpt with its mark, help. */
FC_API fc_status fc_diag_text(const fc_diag *diag, fc_buf **out);

#ifdef __cplusplus
}
#endif
#endif
