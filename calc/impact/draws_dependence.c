/* draws_dependence.c - which inputs of a plan depend on each other: those of parameters that do, and of parameters that
 * repeat those for the same government, program or award. */
#include "chance/dependence.h"
#include "chance/random_bits.h"
#include "impact/draws_parts.h"

#include <string.h>

void fc_draws_bind_inputs(fc_draw_path *draws, fc_function *function) {
  const fc_joint *joint = &draws->scenario->joint;
  if (!joint->n_rows || draws->status != FC_OK)
    return;
  fc_joint_input *input = fc_draws_array(draws, draws->n_inputs, sizeof *input);
  fc_dependence *dependence = fc_draws_array(draws, 1, sizeof *dependence);
  if (!input || !dependence)
    return;
  for (size_t i = 0; i < draws->n_inputs; i++) {
    const char *of = draws->input[i].of;
    input[i] = (fc_joint_input){(uint32_t)draws->input[i].parameter, of ? fc_stream(&(fc_str){of, strlen(of)}, 1) : 0};
  }
  fc_draws_note(draws, fc_joint_spread(joint, input, draws->n_inputs, draws->arena, dependence));
  if (dependence->n_followers)
    function->dependence = dependence;
}
