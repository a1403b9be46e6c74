#ifndef KF_CLI_MANUAL_H
#define KF_CLI_MANUAL_H

/* The manual page kinfold(1), in the language of man, from the verbs and the rows of their options. Caller frees. */
char *kf_manual_page(void);

/* What each exit code means, in its place; NULL at the end. */
extern const char *const kf_exit_words[];

#endif
