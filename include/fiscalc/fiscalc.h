/* fiscalc/fiscalc.h - the whole public API. */
#ifndef FISCALC_FISCALC_H
#define FISCALC_FISCALC_H

#include <fiscalc/base.h>
#include <fiscalc/number.h>
#include <fiscalc/table.h>
#include <fiscalc/dataset.h>
#include <fiscalc/chance.h>
#include <fiscalc/scenario.h>
#include <fiscalc/impact.h>
#include <fiscalc/risk.h>
#include <fiscalc/report.h>
#include <fiscalc/request.h>

#endif
