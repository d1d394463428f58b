/* listing.h - Assistance Listing numbers: 16.738, two digits of the agency and three of the program.
 *
 * Spreadsheets read them as decimals and drop the zeros at either end (84.010 becomes 84.01, 08.001 becomes 8.001).
 * Forms as in the Federal Audit Clearinghouse's checks: NN.NNN, NN.RD, NN.RD1, NN.U01. */
#ifndef FC_TABLE_LISTING_H
#define FC_TABLE_LISTING_H

#include "base/text.h"

typedef enum fc_listing_form {
  FC_LISTING_ODD,      /* no listing number: "Not Federal Grant", several in one cell */
  FC_LISTING_WHOLE,    /* 16.738, 93.RD */
  FC_LISTING_POINTED,  /* 16738, 16-738, 16 738: its point was put in */
  FC_LISTING_RESTORED, /* 84.01: its zeros were put back */
  FC_LISTING_TITLED,   /* 16.738: EDWARD BYRNE ...: the title was left off, as in cfda_numbers_and_titles */
  FC_LISTING_EXPONENT  /* 1.00E+10: beyond repair */
} fc_listing_form;

/* Reads a trimmed cell; POINTED, RESTORED and TITLED write the number, 6 bytes, to out. */
fc_listing_form fc_listing_read(fc_str cell, char out[8]);
/* Do its three decimals show that the file kept them? */
bool fc_listing_has_decimals(fc_str cell, fc_listing_form form);

/* "16" and "738" as 16.738, "84" and "10" as 84.010: a half that is a number gets its lost zeros back. Empty where a
 * half is missing or too long. */
#define FC_LISTING_JOINED ((size_t)24)
fc_str fc_listing_join(fc_str prefix, fc_str extension, char out[FC_LISTING_JOINED]);

#endif
