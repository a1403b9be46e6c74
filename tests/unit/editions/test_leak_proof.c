/* The leak proof of every form: what is sought, that it is read, and what it costs. Planted leaks: unit/cli/leak_proof. */

#include "support/support.h"

#include <string.h>

#include "base/letters.h"
#include "editions/leak_proof.h"
#include "finish/read_back.h"
#include "support/forms.h"

static struct kf_forms *forms;

static int set_up(void **state)
{
    forms = kf_forms_new();
    return forms == NULL;
}

static int tear_down(void **state)
{
    kf_forms_free(forms);
    return 0;
}

static struct kf_finished finish(const struct kf_laid_form *laid, const struct kf_document *document)
{
    struct kf_finished finished = {0};

    if (!kf_document_finish(forms->run, laid->content, document, &finished)) {
        fail_msg("%s cannot be finished:\n%s", document->name, kf_test_diags(forms->run));
    }
    return finished;
}

static const struct kf_strand *find_strand(const struct kf_read_back *read, const char *letters)
{
    for (int i = 0; i < read->count; i++) {
        if (strcmp(read->strands[i].letters, letters) == 0) {
            return &read->strands[i];
        }
    }
    return NULL;
}

/* One strand is the words of the structure tree as laid out, letter by letter: nothing is misread, nothing is lost. */
static void every_letter__is_read_back(void **state)
{
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];

        for (int k = 0; k < laid->documents->count; k++) {
            const struct kf_document *document = laid->documents->items[k];
            if (document->handout == 0) { /* its pictures of pages have words that are no text of its own */
                continue;
            }
            struct kf_finished finished = finish(laid, document);
            const char *letters = kf_letters_of(forms->run->arena, kf_tree_text(forms->run, document));
            struct kf_arena *arena = kf_arena_new();
            struct kf_read_back read;

            assert_true(kf_read_back(forms->run, arena, finished.pdf, finished.length, &read));
            assert_int_equal(read.unreadable, 0);
            if (find_strand(&read, letters) == NULL) {
                fail_msg("%s, %s: read back as\n%s\ninstead of\n%s", laid->form->name, document->name,
                         read.strands[3].letters, letters);
            }
            kf_arena_free(arena);
        }
    }
}

static void sentences__are_many_and_few_are_left_out(void **state)
{
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];
        struct kf_secret_counts counts = kf_secrets_count(laid->documents->items[0]->secrets);

        print_message("%s: %d sentences for staff sought; not sought: %d short ones, %d that families read too\n",
                      laid->form->name, counts.sought, counts.too_short, counts.shared);
        assert_true(counts.sought > 300);
        assert_true(counts.too_short < counts.sought * 2 / 3);
        assert_true(counts.shared < counts.sought / 20);
    }
}

/* Pages for staff are full of it: the seeking sees. */
static void guide__is_full_of_it(void **state)
{
    const struct kf_laid_form *laid = kf_forms_get(forms, "standard");
    struct kf_secrets *secrets = laid->documents->items[0]->secrets;
    const struct kf_document *guide = laid->documents->items[laid->documents->count - 1];
    struct kf_finished finished = finish(laid, guide);
    int errors = forms->run->diags->errors;

    assert_string_equal(guide->piece, "facilitator-guide");
    assert_false(kf_leak_proof(forms->run, secrets, "guide", &finished));
    kf_assert_has(kf_test_diags(forms->run), "guide holds ");
    kf_assert_has(kf_test_diags(forms->run), " more such sentences");
    assert_int_equal(forms->run->diags->errors, errors + 9);
}

static void cost__is_small(void **state)
{
    const struct kf_laid_form *laid = kf_forms_get(forms, "standard");
    double gathering, proving = 0;
    struct kf_secrets *secrets = kf_secrets_new(forms->run->arena);
    gint64 start = g_get_monotonic_time();
    int count = 0;

    kf_secrets_add(secrets, laid->content);
    kf_secrets_count(secrets);
    gathering = (double)(g_get_monotonic_time() - start) / 1000;
    for (int i = 0; i < laid->documents->count; i++) {
        const struct kf_document *document = laid->documents->items[i];

        if (document->handout > 0) {
            struct kf_finished finished = finish(laid, document);

            start = g_get_monotonic_time();
            assert_true(kf_leak_proof(forms->run, secrets, document->name, &finished));
            proving += (double)(g_get_monotonic_time() - start) / 1000;
            count++;
        }
    }
    print_message("gathering %.1f ms for the module; proof %.1f ms a handout\n", gathering, proving / count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_letter__is_read_back),
        cmocka_unit_test(sentences__are_many_and_few_are_left_out),
        cmocka_unit_test(cost__is_small),
        cmocka_unit_test(guide__is_full_of_it),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
