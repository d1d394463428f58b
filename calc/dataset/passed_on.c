/* passed_on.c - awards that one government passes on to another, and that both have in their rows. */
#include "dataset/passed_on.h"

#define KEY_WORDS 5

typedef struct passed_row {
  fc_passed_facts facts;
  fc_passed_place place;
} passed_row;

typedef struct linked_place {
  fc_passed_place place;
  uint32_t via;
  uint32_t next; /* 1 + index, 0: none */
} linked_place;

bool fc_passing_init(fc_passing *passing) {
  fc_seq_init(&passing->first, sizeof(uint32_t));
  fc_seq_init(&passing->places, sizeof(linked_place));
  fc_seq_init(&passing->rows, sizeof(passed_row));
  return fc_keys_init(&passing->keys, KEY_WORDS);
}

void fc_passing_free(fc_passing *passing) {
  fc_keys_free(&passing->keys);
  fc_seq_free(&passing->first);
  fc_seq_free(&passing->places);
  fc_seq_free(&passing->rows);
}

/* By its number, or by what it is of where it has none; false: neither. */
static bool key_of(const fc_passed_facts *facts, uint32_t government, bool numbered, uint32_t words[KEY_WORDS]) {
  bool listed = !numbered && facts->listing;
  words[0] = government;
  words[1] = numbered ? facts->award_id : 0;
  words[2] = listed ? facts->listing : 0;
  words[3] = !numbered && !listed ? facts->program : 0;
  words[4] = (uint32_t)facts->year;
  return words[1] || words[2] || words[3];
}

/* One more place of a key, unless it is known. */
static bool add_place(fc_passing *passing, uint32_t *first, fc_passed_place place, uint32_t via) {
  for (uint32_t at = *first; at; at = ((const linked_place *)fc_seq_at(&passing->places, at - 1))->next) {
    const linked_place *known = fc_seq_at(&passing->places, at - 1);
    if (known->place.aid == place.aid && known->place.group == place.group && known->via == via)
      return true;
  }
  linked_place *added = passing->places.count < UINT32_MAX ? fc_seq_push(&passing->places) : NULL;
  if (!added)
    return false;
  *added = (linked_place){place, via, *first};
  *first = (uint32_t)passing->places.count;
  return true;
}

bool fc_passing_note(fc_passing *passing, const fc_passed_facts *facts, fc_passed_place place) {
  uint32_t words[KEY_WORDS];
  passed_row *row = facts->via ? fc_seq_push(&passing->rows) : NULL;
  if (facts->via && !row)
    return false;
  if (row)
    *row = (passed_row){*facts, place};
  if (!key_of(facts, facts->government, facts->award_id != 0, words))
    return true;
  uint32_t number = fc_keys_put(&passing->keys, words);
  if (number == FC_INTERN_NONE)
    return false;
  uint32_t *first = number < passing->first.count ? fc_seq_at(&passing->first, number) : fc_seq_push(&passing->first);
  return first && add_place(passing, first, place, facts->via);
}

/* The own row of who passes an award on: the one with its number, else one without any; of several the one that comes
 * first for this row. What it has from the government of the row itself is not its own. */
static const fc_passed_place *find_own(const fc_passing *passing, const passed_row *row, uint32_t holder,
                                       const fc_passing_ways *ways) {
  const fc_passed_place *own = NULL;
  uint32_t words[KEY_WORDS];
  for (int numbered = 1; numbered >= 0 && !own; numbered--) {
    uint32_t number = key_of(&row->facts, holder, numbered, words) ? fc_keys_find(&passing->keys, words) : FC_INTERN_NONE;
    uint32_t at = number == FC_INTERN_NONE ? 0 : *(const uint32_t *)fc_seq_at(&passing->first, number);
    while (at) {
      const linked_place *place = fc_seq_at(&passing->places, at - 1);
      bool its_own = !place->via || ways->find(ways->self, place->via) != row->facts.government;
      if (its_own && (!own || ways->compare(ways->self, row->place, place->place, *own) < 0))
        own = &place->place;
      at = place->next;
    }
  }
  return own;
}

static bool add_pair(fc_keys *pairs, fc_seq *passed, const passed_row *row, const fc_passed_place *own) {
  const uint32_t words[] = {row->place.aid, row->place.group, own->aid, own->group};
  uint32_t number = fc_keys_put(pairs, words);
  if (number == FC_INTERN_NONE)
    return false;
  bool known = number < passed->count;
  fc_passed *pair = known ? fc_seq_at(passed, number) : fc_seq_push(passed);
  if (!pair)
    return false;
  if (!known)
    *pair = (fc_passed){.aid = words[0], .group = words[1], .holder_aid = words[2], .holder_group = words[3]};
  fc_span_add(&pair->amount, row->facts.amount);
  pair->rows++;
  return true;
}

bool fc_passing_end(const fc_passing *passing, const fc_passing_ways *ways, fc_seq *passed) {
  fc_keys pairs;
  bool ok = fc_keys_init(&pairs, 4);
  for (size_t i = 0; ok && i < passing->rows.count; i++) {
    const passed_row *row = fc_seq_at(&passing->rows, i);
    uint32_t holder = ways->find(ways->self, row->facts.via);
    if (holder == UINT32_MAX || holder == row->facts.government)
      continue;
    const fc_passed_place *own = find_own(passing, row, holder, ways);
    ok = !own || add_pair(&pairs, passed, row, own);
  }
  fc_keys_free(&pairs);
  return ok;
}
