/* Sheets of people: nothing of them is ever in a message. */

#include "fuzz/fuzz.h"

#include <string.h>

#include "cli/roster.h"

const int kf_fuzz_tries = 30000;

#define PATH "/fuzz/people.csv"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const days[] = {"2027-01-12", "2027-01-19", NULL};
    struct kf_run *run = kf_fuzz_begin();
    struct kf_roster_limits limits = {.sign_in = length % 2 != 0, .sessions = 3, .session_days = days};
    int refused = 0;

    kf_fuzz_world(run, PATH, bytes, length);
    const struct kf_list *people = kf_roster_read(run, PATH, &limits, &refused);

    kf_fuzz_require(people != NULL || run->diags->errors > 0, "a sheet is read or an error says why not");
    for (int i = 0; people != NULL && i < people->count; i++) {
        const struct kf_roster_person *person = people->items[i];

        kf_fuzz_require(person->name != NULL && *person->name != '\0', "a person has a name");
        kf_fuzz_require(person->sessions >= 0 && person->sessions <= limits.sessions, "nobody came more often than there was");
    }
    for (int i = 0; i < run->diags->count; i++) {
        const struct kf_source *source = run->diags->items[i]->span.source;

        kf_fuzz_require(source == NULL || source->text == NULL, "no message shows a line of the sheet");
    }
    kf_fuzz_end(run);
    return 0;
}
