#ifndef KF_CLI_CODE_TEXT_H
#define KF_CLI_CODE_TEXT_H

/* What each code of a message means, for `kinfold explain CODE`. */

#include "base/diag.h"

struct kf_code_text {
    const char *means;         /* two or three sentences; the first one stands in the list of codes */
    const char *wrong, *right; /* lines of YAML; NULL where the mistake is not in a line */
    const char *remedy;
};

/* By code. tests/arch/codes.sh asks for each. */
extern const struct kf_code_text kf_code_texts[KF_CODE_COUNT];

#endif
