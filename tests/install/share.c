/* share.c - a C program that uses the installed library: a request in, a result table out, and the same as JSON. */
#include <fiscalc/fiscalc.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

static int tell(fc_ctx *ctx, const char *what) {
  fprintf(stderr, "share: %s failed\n", what);
  for (size_t i = 0; i < fc_diag_count(ctx); i++)
    fprintf(stderr, "%s\n", fc_diag_at(ctx, i)->message);
  return 1;
}

static int by_objects(fc_ctx *ctx) {
  fc_request *request = NULL;
  fc_result *result = NULL;
  if (fc_request_new(ctx, "share", &request) || fc_request_add(ctx, request, "", "4.3M") ||
      fc_request_add(ctx, request, "", "85.99B") || fc_request_run(ctx, request, &result))
    return tell(ctx, "the request");
  const fc_table *table = fc_result_find(result, "share");
  double share = fc_table_double(table, 0, fc_table_find_column(table, "share"));
  fc_result_free(result);
  fc_request_free(request);
  if (fabs(share - 4.3e6 / 85.99e9) > 1e-15)
    return tell(ctx, "the share");
  printf("share %.6f %%\n", 100 * share);
  return 0;
}

static int by_json(fc_ctx *ctx) {
  static const char request[] =
      "{\"command\": \"share\", \"arguments\": [\"4.3M\", \"85.99B\"], \"options\": {\"format\": \"sentence\"}}";
  fc_buf *answer = NULL;
  if (fc_run_json(ctx, request, strlen(request), &answer))
    return tell(ctx, "fc_run_json");
  int found = strstr(fc_buf_data(answer, NULL), "0.0050%") != NULL;
  printf("%s", fc_buf_data(answer, NULL));
  fc_buf_free(answer);
  return found ? 0 : tell(ctx, "the sentence");
}

int main(void) {
  fc_ctx *ctx = NULL;
  if (fc_ctx_new(NULL, &ctx))
    return 1;
  int failed = by_objects(ctx) || by_json(ctx);
  fc_ctx_free(ctx);
  return failed;
}
