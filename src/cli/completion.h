#ifndef KF_CLI_COMPLETION_H
#define KF_CLI_COMPLETION_H

/* What a shell offers while someone types: from the verbs, their usage lines and the rows of their options. Modules and
 * handouts are asked of the program at that moment. */

#include "cli/options_internal.h"

enum kf_offer { /* or-ed */
    KF_OFFER_MODULES = 1 << 0,
    KF_OFFER_HANDOUTS = 1 << 1,
    KF_OFFER_FILES = 1 << 2,
    KF_OFFER_FOLDERS = 1 << 3,
};

/* What may follow a verb, read from its usage line: "[MODULE|FILE]...". ret_words: those that are typed as they stand
 * ("status", "accept"), with blanks between. Caller frees them. */
unsigned kf_offers_of_verb(const struct kf_verb *verb, char **ret_words);
/* What may follow an option; its choices are row->choices. */
unsigned kf_offers_of_option(const struct kf_option_row *row);

/* The first sentence of a help text, without its point. Caller frees. */
char *kf_first_sentence(const char *help);
/* "'letter' 'a4'", or with another string between. Caller frees. */
char *kf_join_choices(const char *const *choices, const char *between);

/* The scripts. Caller frees. */
char *kf_completion_bash(void);
char *kf_completion_zsh(void);
char *kf_completion_fish(void);

#endif
