/* limits.h - what --limit NAME=NUMBER says. */
#ifndef FC_REQUEST_LIMITS_H
#define FC_REQUEST_LIMITS_H

#include "request/asked.h"

/* Sets the limits of the context; F613 for a name or number that is none. */
fc_status fc_asked_limit(fc_ctx *ctx, const fc_asked *asked);

#endif
