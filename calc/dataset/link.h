/* link.h - which government a row is of.
 *
 * government_id is the key, government the name: a cell is looked up among ids, then among names, exactly. Where a
 * governments table was read, a row of any other government is an error; else governments are all that rows name.
 * Tables that name none are of the one government that is known, or of one that has no name. */
#ifndef FC_DATASET_LINK_H
#define FC_DATASET_LINK_H

#include "dataset/model.h"

#define FC_NO_GOVERNMENT UINT32_MAX

typedef struct fc_link {
  fc_ctx *ctx;
  fc_dataset *dataset;
  const fc_select *chosen; /* NULL: all governments are kept */
  bool listed;             /* a governments table was read */
  uint32_t implied;        /* the government of tables that name none, FC_NO_GOVERNMENT where there is no such table */
  bool implied_named;      /* a row of another table gave it its name */
  bool implied_refused;    /* two rows wanted to; said once */
  const char *implied_file;
  fc_intern unknown;  /* names that were reported */
  fc_table_kind kind; /* of the table that is being read */
} fc_link;

/* What a row says of its government; empty texts where it says nothing. */
typedef struct fc_link_row {
  fc_str id, name, state, type;
  fc_origin origin;
} fc_link_row;

bool fc_link_init(fc_link *link, fc_ctx *ctx, fc_dataset *dataset, const fc_select *chosen);
void fc_link_free(fc_link *link);

/* FC_NO_GOVERNMENT in *out: the row was reported, or keep->governments leaves its government out. */
fc_status fc_link_find(fc_link *link, const fc_link_row *row, uint32_t *out);
/* Which texts rows of the file say of their government beside what they name it with. */
typedef struct fc_link_says {
  bool name, state, type; /* name: beside an id */
} fc_link_says;
/* Whether no row that names this government with this text can tell more of it: then the text alone finds it. */
bool fc_link_is_settled(const fc_link *link, uint32_t government, fc_str named, fc_link_says says);
/* A row of the governments table: adds it, or finds it again. */
fc_status fc_link_list(fc_link *link, const fc_link_row *row, uint32_t *out);
/* For a table without a government column. */
fc_status fc_link_imply(fc_link *link, fc_origin origin, uint32_t *out);
/* Once all is read: names the government that nothing named, and the governments that the selection left. */
fc_status fc_link_end(fc_link *link);

#endif
