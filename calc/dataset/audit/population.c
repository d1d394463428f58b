/* population.c - populations that cannot be: none at all, two for one year, or more than live in the state.
 *
 * The state is the row of type "state" in the same data, in that year; where there is none, the Census Bureau's
 * estimate of 2017 with room for growth. Counties of a state do not overlap, nor do its cities: together they hold no
 * more than the state does. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/codes.h"
#include "dataset/population.h"

/* Half as many again as in 2017: no state has grown so fast in decades. */
enum { GROWTH_NUM = 3, GROWTH_DEN = 2 };

/* The governments of type "state", by which the others are judged. */
typedef struct yardsticks {
  fc_audit *audit;
  uint32_t *state; /* governments */
  size_t n;
} yardsticks;

typedef struct limit {
  int64_t residents;   /* the most */
  int64_t stated;      /* what is known of the state */
  uint32_t government; /* whose row says so; FC_NO_GOVERNMENT: the Census Bureau */
} limit;

static fc_str word(const fc_audit *audit, uint32_t number) {
  return fc_dataset_text(audit->dataset, number);
}

static bool is_state(const fc_audit *audit, const fc_government *government) {
  return fc_str_is(word(audit, government->type), "state");
}

static bool find_states(fc_audit *audit, yardsticks *out) {
  size_t n = audit->dataset->governments.count;
  *out = (yardsticks){audit, fc_arena_array(&audit->arena, n + 1, sizeof *out->state), 0};
  for (uint32_t i = 0; out->state && i < n; i++)
    if (is_state(audit, fc_dataset_government(audit->dataset, i)))
      out->state[out->n++] = i;
  return out->state != NULL;
}

static bool find_limit(const yardsticks *by, uint32_t state, int32_t year, limit *out) {
  for (size_t i = 0; i < by->n; i++) {
    fc_population found;
    if (fc_dataset_government(by->audit->dataset, by->state[i])->state != state ||
        !fc_population_find(by->audit->dataset, by->state[i], year, &found))
      continue;
    *out = (limit){found.high, found.value, by->state[i]};
    return found.high > 0;
  }
  int64_t census = fc_state_residents(word(by->audit, state));
  *out = (limit){census / GROWTH_DEN * GROWTH_NUM, census, FC_NO_GOVERNMENT};
  return census > 0;
}

static const char *limit_words(const yardsticks *by, const limit *most) {
  return most->government == FC_NO_GOVERNMENT
             ? fc_audit_text(by->audit, "it had %lld in 2017 by the Census Bureau's estimate", (long long)most->stated)
             : fc_audit_text(by->audit, "the row of %s says %lld", fc_audit_name(by->audit, most->government),
                             (long long)most->stated);
}

static fc_finding *add(fc_audit *audit, uint32_t government, const fc_population *population, const char *why) {
  fc_finding *finding = fc_audit_add(audit, FC_ERROR, government, population->origin);
  finding->subject = population->year ? fc_audit_text(audit, "population, %d", (int)population->year) : "population";
  finding->value = fc_audit_text(audit, "%lld", (long long)population->value);
  finding->why = why;
  finding->mend = "look the figure up; figures in thousands are given whole, or with --units for a file's amounts only";
  return finding;
}

static void check_population(const yardsticks *by, uint32_t government, const fc_population *population) {
  fc_audit *audit = by->audit;
  const fc_government *owner = fc_dataset_government(audit->dataset, government);
  limit most;
  if (population->conflict) {
    fc_finding *finding = add(audit, government, population, "two figures for the same residents and year");
    finding->value = fc_audit_text(audit, "%lld", (long long)population->high);
    finding->expected = fc_audit_text(audit, "%lld", (long long)population->low);
    finding->mend = "keep one of the two, give each its year, or say with --map which column names the government";
  } else if (population->high <= 0) {
    add(audit, government, population, "a government without residents: figures per resident cannot be made")
        ->expected = "more than 0, or an empty cell";
  } else if (!is_state(audit, owner) && owner->state && find_limit(by, owner->state, population->year, &most) &&
             population->low > most.residents) {
    fc_finding *finding = add(audit, government, population,
                              fc_audit_text(audit, "more residents than its state, %.*s: %s",
                                            FC_STR_ARG(word(audit, owner->state)), limit_words(by, &most)));
    finding->expected = fc_audit_text(audit, "at most %lld", (long long)most.residents);
  }
}

/* Residents by state, year and kind of government. */
typedef struct summed {
  fc_i128 low;
  uint32_t governments, first;
  fc_population one;
} summed;

enum { SUM_WORDS = 3, OF_COUNTIES = 0, OF_CITIES = 1 };

static fc_status add_up(fc_audit *audit, fc_keys *keys, fc_seq *sums, uint32_t government, uint32_t of,
                        const fc_population *population) {
  const uint32_t words[SUM_WORDS] = {fc_dataset_government(audit->dataset, government)->state,
                                     (uint32_t)population->year, of};
  uint32_t number = fc_keys_put(keys, words);
  summed *sum = number == FC_INTERN_NONE ? NULL : number == sums->count ? fc_seq_push(sums) : fc_seq_at(sums, number);
  if (!sum)
    return FC_NO_MEMORY;
  if (!sum->governments || fc_dataset_compare_governments(audit->dataset, government, sum->first) < 0) {
    sum->first = government;
    sum->one = *population;
  }
  sum->governments++;
  sum->low += population->low;
  return FC_OK;
}

static fc_status add_to_sums(fc_audit *audit, fc_keys *keys, fc_seq *sums, uint32_t government,
                             const fc_population *population) {
  const fc_government *owner = fc_dataset_government(audit->dataset, government);
  fc_str type = word(audit, owner->type);
  bool both = fc_str_is(type, "city_county");
  fc_status status = FC_OK;
  if (!owner->state || population->conflict)
    return FC_OK;
  if (both || fc_str_is(type, "county"))
    status = add_up(audit, keys, sums, government, OF_COUNTIES, population);
  if (!status && (both || fc_str_is(type, "city")))
    status = add_up(audit, keys, sums, government, OF_CITIES, population);
  return status;
}

static void check_sum(const yardsticks *by, const uint32_t *words, const summed *sum) {
  fc_audit *audit = by->audit;
  limit most;
  if (sum->governments < 2 || !find_limit(by, words[0], (int32_t)words[1], &most) || sum->low <= most.residents)
    return;
  fc_finding *finding = fc_audit_add(audit, FC_ERROR, FC_NO_GOVERNMENT, sum->one.origin);
  const char *kind = words[2] == OF_COUNTIES ? "counties" : "cities";
  finding->subject =
      fc_audit_text(audit, "population of %u %s of %.*s", sum->governments, kind, FC_STR_ARG(word(audit, words[0])));
  finding->value = fc_audit_text(audit, "%lld", (long long)sum->low);
  finding->expected = fc_audit_text(audit, "at most %lld", (long long)most.residents);
  finding->why =
      fc_audit_text(audit, "together they would have more residents than their state: %s", limit_words(by, &most));
  finding->mend = "one of them may stand in thousands or be a total; give each government its type";
}

static fc_status population_end(fc_audit *audit, void *state) {
  (void)state;
  fc_keys keys;
  fc_seq sums;
  fc_seq_init(&sums, sizeof(summed));
  yardsticks by;
  bool ready = fc_keys_init(&keys, SUM_WORDS);
  fc_status status = ready && find_states(audit, &by) ? FC_OK : FC_NO_MEMORY;
  for (uint32_t i = 0; i < audit->dataset->governments.count && !status; i++)
    for (uint32_t link = fc_dataset_government(audit->dataset, i)->first_population; link && !status;) {
      const fc_population_kept *kept = fc_seq_at(&audit->dataset->populations, link - 1);
      fc_population population;
      link = kept->next;
      if (!fc_population_find(audit->dataset, i, kept->year, &population))
        continue;
      fc_audit_look(audit);
      check_population(&by, i, &population);
      status = add_to_sums(audit, &keys, &sums, i, &population);
    }
  for (size_t i = 0; i < sums.count && !status; i++)
    check_sum(&by, fc_keys_at(&keys, (uint32_t)i), fc_seq_at(&sums, i));
  fc_seq_free(&sums);
  fc_keys_free(&keys);
  return status;
}

const fc_audit_check fc_audit_check_population = {
    .name = "population",
    .summary = "populations that cannot be",
    .looks_at =
        "each population: none, two for one year, more than the state's own row of type state (without one, more "
        "than one and a half times the Census Bureau's estimate of 2017); all counties, or all cities, of a "
        "state together",
    .end = population_end,
};
