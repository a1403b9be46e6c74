#ifndef KF_YAML_PROBLEM_H
#define KF_YAML_PROBLEM_H

/* What libyaml could not read, in plain words. */

#include <yaml.h>

#include "yaml/yaml_internal.h"

struct kf_problem {
    const yaml_parser_t *parser;
    const struct kf_lines *lines;
    /* The last scalar in quotes that was read, from 0: a missing quote often shows only lines later. */
    size_t quote_line, quote_column, quote_end_line;
    bool has_quote;
};

/* Pushes one diagnostic. Returns true, with the bytes to be overwritten by letters, when what follows can be read for
 * further mistakes. */
bool kf_yaml_explain(struct kf_diags *diags, const struct kf_problem *problem, size_t *ret_begin, size_t *ret_end);

#endif
