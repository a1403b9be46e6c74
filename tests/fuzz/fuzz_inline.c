/* Inline markup: runs cover the text, blanks are where they say. */

#include "fuzz/fuzz.h"

#include <string.h>

#include "base/limits.h"
#include "model/inline.h"

const int kf_fuzz_tries = 60000;

static void check_uri(const char *uri)
{
    static const char *const schemes[] = {"https:", "http:", "mailto:", "tel:"};
    bool known = uri == NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(schemes) && !known; i++) {
        known = g_ascii_strncasecmp(uri, schemes[i], strlen(schemes[i])) == 0;
    }
    kf_fuzz_require(known, "a link has one of the schemes that are allowed");
}

static void check(const struct kf_inline *text)
{
    size_t at = 0;

    kf_fuzz_require(strlen(text->text) == text->length, "a text is as long as it says");
    kf_fuzz_require(g_utf8_validate(text->text, -1, NULL), "a text is UTF-8");
    for (int i = 0; i < text->run_count; i++) {
        kf_fuzz_require(text->runs[i].start == at && text->runs[i].end >= at, "runs cover the text without gaps");
        at = text->runs[i].end;
        check_uri(text->runs[i].uri);
    }
    kf_fuzz_require(text->run_count == 0 || at == text->length, "runs end with the text");
    kf_fuzz_require(text->blank_count <= KF_LIMIT_BLANKS, "blanks are no more than the limit");
    for (int i = 0; i < text->blank_count; i++) {
        kf_fuzz_require(strncmp(text->text + text->blanks[i], "\uFFFC", 3) == 0, "a blank stands where it says");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct kf_run *run = kf_fuzz_begin();
    struct kf_text text = {.text = kf_fuzz_text(run, bytes, length), .address = "fuzz"};

    /* What reading refuses never gets here. */
    if (strlen(text.text) == length && g_utf8_validate(text.text, -1, NULL) && strstr(text.text, "\uFFFC") == NULL) {
        check(kf_inline_parse(run->arena, &text));
    }
    kf_fuzz_end(run);
    return 0;
}
