/* Each text of a page is found where it is drawn. */

#include "support/forms.h"

#include <string.h>

#include "desk/places.h"

static struct kf_forms *forms;

static const struct kf_placed_text *find(const struct kf_list *places, const char *address)
{
    for (int i = 0; i < places->count; i++) {
        const struct kf_placed_text *text = places->items[i];

        if (strcmp(text->text->address, address) == 0) {
            return text;
        }
    }
    fail_msg("%s has no place", address);
    return NULL;
}

static struct kf_list places_in(const char *form, const struct kf_document **ret_document)
{
    const struct kf_laid_form *laid = kf_forms_get(forms, form);

    *ret_document = kf_laid_handout(laid);
    return kf_places_of(laid->run->arena, laid->content, *ret_document);
}

static void texts__lie_on_the_page_one_beside_the_other(void **state)
{
    const struct kf_document *document;
    const struct kf_list places = places_in("standard", &document);
    const struct kf_rect *last = NULL;

    assert_true(places.count > 25);
    for (int i = 0; i < places.count; i++) {
        const struct kf_placed_text *text = places.items[i];

        assert_int_equal(text->places.count, 1);
        for (int k = 0; k < text->places.count; k++) {
            const struct kf_text_place *place = text->places.items[k];
            const struct kf_theme *theme = document->pages.theme;

            assert_in_range(place->rect.x, 1, theme->page_width - place->rect.width);
            assert_in_range(place->rect.y, 1, theme->page_height - place->rect.height);
            assert_true(last == NULL || last->x != place->rect.x || last->y != place->rect.y);
            last = &place->rect;
        }
    }
}

static void texts__come_as_they_are_read(void **state)
{
    const struct kf_document *document;
    const struct kf_list places = places_in("standard", &document);
    static const char *const wanted[] = {"title", "lead", "steps/pause/step", "steps/pause/try", "steps/agree/try",
                                         "my-own-words/1"};
    int last = -1;

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        char *address = g_strconcat(KF_FORM_MODULE "/six-steps/", wanted[i], NULL);
        const struct kf_placed_text *text = find(&places, address);
        int at = 0;

        while (places.items[at] != text) {
            at++;
        }
        assert_true(at > last);
        last = at;
        g_free(address);
    }
}

/* In large print the page is two, and the text of the fourth step stands where its words are. */
static void text__has_its_page_in_each_form(void **state)
{
    const struct kf_document *document;
    const struct kf_list places = places_in("large-print", &document);
    const struct kf_placed_text *first = find(&places, KF_FORM_MODULE "/six-steps/steps/pause/step");
    const struct kf_placed_text *last = find(&places, KF_FORM_MODULE "/six-steps/my-own-words/1");

    assert_true(document->pages.count > 1);
    assert_int_equal(((const struct kf_text_place *)first->places.items[0])->page, 0);
    assert_true(((const struct kf_text_place *)last->places.items[0])->page > 0);
}

static int set_up(void **state)
{
    forms = kf_forms_new();
    return forms != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    kf_forms_free(forms);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts__lie_on_the_page_one_beside_the_other),
        cmocka_unit_test(texts__come_as_they_are_read),
        cmocka_unit_test(text__has_its_page_in_each_form),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
