/* story.h - the parts of the page that tells one government's loss. */
#ifndef FC_REPORT_STORY_H
#define FC_REPORT_STORY_H

#include "report/answer.h"

/* " [2]", the number of a row's source; nothing where it has none. */
void fc_story_source(fc_buf *out, const fc_row_reader *row);
/* A line of a block: its figure, and behind the block's tab what it is. */
void fc_story_item(fc_buf *out, const fc_buf *figure, const fc_buf *rest);
/* "The $4.3 million", at the start of a block. */
void fc_story_subject(fc_buf *out, const fc_answer *answer);
/* "and is equal to ..." and "against another budget total". follows: a block about the same money stands before. */
void fc_story_wholes(fc_buf *out, const fc_answer *answer, bool follows);

#endif
