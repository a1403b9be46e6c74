#ifndef KF_CLI_TEXT_SEARCH_H
#define KF_CLI_TEXT_SEARCH_H

/* The addresses of printed words, for people who have a page before them and want to change a sentence on it. */

#include "cli/options.h"

/* Prints each text of the kit, as it prints, that has these words in it. Returns how many there are. */
int kf_text_search(struct kf_cli *cli, const struct kf_options *options, const char *words);

#endif
