/* operand.h - the operands of formulas by name, as rows hold them, and what a formula comes to. */
#ifndef FC_IMPACT_OPERAND_H
#define FC_IMPACT_OPERAND_H

#include "impact/metric.h"

const char *fc_operand_name(fc_operand operand); /* "loss" */
const char *fc_operand_what(fc_operand operand);
bool fc_operand_of_awards(fc_operand operand);
bool fc_operand_of_people(fc_operand operand); /* a count; all others are cents */
/* Money that is booked to an account is in it, is what it is reckoned from, or lessens it (what is left). */
bool fc_operand_is_booked_to(fc_operand operand, fc_account account);
/* What a row holds of it. */
fc_span fc_operand_span(const fc_row *row, fc_operand operand);
const fc_base *fc_operand_whole(const fc_row *row, fc_operand operand); /* NULL: it is no whole, a sum of money */
/* What a metric's figures are set against, FC_OPERAND_NONE: nothing. */
fc_operand fc_metric_whole(const fc_metric *metric);
size_t fc_metric_operands(const fc_metric *metric);

/* The operand as a metric uses it: of a loss over a whole that only some governments have, what those lose. */
fc_span fc_metric_operand(const fc_metric *metric, const fc_row *row, size_t index);
/* What the form makes of the operands, in the units of fc_value. false: it is in words alone, divides by nothing above
 * zero, or is beyond 128 bits. */
bool fc_metric_formed(const fc_metric *metric, const fc_i128 *operand, fc_ratio *out);

#endif
