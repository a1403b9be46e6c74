/* Drawings of strangers, written anew. */

#include "support/support.h"

#include "desk/svg.h"
#include "desk/svg_style.h"

#define HEAD "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">"
#define DOT "<circle r=\"4\"></circle>\n"

static char *clean(struct kf_arena *arena, const char *text, unsigned *ret_left)
{
    enum kf_svg_refusal refusal = KF_SVG_REFUSAL_COUNT;
    char *cleaned = kf_svg_clean(arena, text, strlen(text), ret_left, &refusal);

    if (cleaned == NULL) {
        fail_msg("refused as %s: %s", kf_svg_refusal_word(refusal), text);
    }
    return cleaned;
}

/* Inside a drawing with a dot: what becomes of it, and what is said of that. */
static void becomes(const char *inside, const char *wanted, unsigned wanted_left)
{
    struct kf_arena *arena = kf_arena_new();
    unsigned left = 0, again = 0;
    char *cleaned = clean(arena, kf_arena_format(arena, HEAD "%s" DOT "</svg>", inside), &left);

    assert_string_equal(cleaned, kf_arena_format(arena, HEAD "%s" DOT "</svg>\n", wanted));
    assert_int_equal(left, wanted_left);
    assert_string_equal(clean(arena, cleaned, &again), cleaned);
    assert_int_equal(again, 0);
    kf_arena_free(arena);
}

#define LEFT(what) (1U << KF_SVG_##what)

static void shapes__stay(void **state)
{
    (void)state;
    becomes("<g id=\"a\" transform=\"translate(1,2)\"><path d=\"M0 0L1 1z\" fill=\"#1d4a5c\"/></g>",
            "<g id=\"a\" transform=\"translate(1,2)\"><path d=\"M0 0L1 1z\" fill=\"#1d4a5c\"></path>\n</g>\n", 0);
    becomes("<defs><linearGradient id=\"g\"><stop offset=\"1\" stop-color=\"red\"/></linearGradient></defs>",
            "<defs><linearGradient id=\"g\"><stop offset=\"1\" stop-color=\"red\"></stop>\n</linearGradient>\n</defs>\n", 0);
    becomes("<use href=\"#a\"/>", "<use xlink:href=\"#a\"></use>\n", 0);
    becomes("<use xlink:href=\"#a\" href=\"#b\"/>", "<use xlink:href=\"#a\"></use>\n", 0);
    becomes("<svg:rect fill=\"url('#g')\"/>", "<rect fill=\"url(#g)\"></rect>\n", 0);
}

static void styles__stay_where_they_are_harmless(void **state)
{
    (void)state;
    becomes("<style type=\"text/css\"><![CDATA[ /* x */ .a , #b > path { fill : #FFF; stroke:none } ]]></style>",
            "<style>.a , #b &gt; path{fill:#FFF;stroke:none}\n</style>\n", 0);
    becomes("<rect style=\"fill:url(#g);font-size:12px;-inkscape-stroke:none\" class=\"a b\"/>",
            "<rect style=\"fill:url(#g)\" class=\"a b\"></rect>\n", 0);
    becomes("<style>@import url(http://example.org/a.css);.a{fill:red}</style>", "<style>.a{fill:red}\n</style>\n", LEFT(STYLES));
    becomes("<style>@font-face{font-family:x;src:url(x)}.a{fill:red}</style>", "<style>.a{fill:red}\n</style>\n", LEFT(STYLES));
    becomes("<style>@media print{.a{fill:red}}.b{fill:red}</style>", "<style>.b{fill:red}\n</style>\n", LEFT(STYLES));
    becomes("<style>.a{fill:url(http://example.org)}</style>", "<style></style>\n", LEFT(FETCHED));
    becomes("<style>.a{fill:u\\72l(http://example.org)}</style>", "<style></style>\n", LEFT(STYLES));
    becomes("<style>.a{fill:red</style>", "<style></style>\n", LEFT(STYLES));
}

static void scripts__go(void **state)
{
    (void)state;
    becomes("<script>alert(1)</script>", "", LEFT(SCRIPTS));
    becomes("<script><![CDATA[</script><script>]]></script>", "", LEFT(SCRIPTS));
    becomes("<rect onload=\"alert(1)\" onClick=\"alert(1)\"/>", "<rect></rect>\n", LEFT(SCRIPTS));
    becomes("<svg:script>alert(1)</svg:script>", "", LEFT(SCRIPTS));
    becomes("<set attributeName=\"onmouseover\" to=\"alert(1)\"/>", "", LEFT(MOTION));
    becomes("<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>", "", LEFT(MOTION));
    becomes("<SCRIPT>alert(1)</SCRIPT>", "", LEFT(WEB));
}

static void what_leads_elsewhere__goes(void **state)
{
    (void)state;
    becomes("<a xlink:href=\"javascript:alert(1)\"><rect/></a>", "<rect></rect>\n", LEFT(LINKS));
    becomes("<use href=\"other.svg#a\"/>", "<use></use>\n", LEFT(FETCHED));
    becomes("<use href=\" #a\"/>", "<use></use>\n", LEFT(FETCHED));
    becomes("<use xlink:href=\"data:image/svg+xml,x\"/>", "<use></use>\n", LEFT(FETCHED));
    becomes("<image href=\"data:image/png;base64,AAAA\"/>", "", LEFT(PICTURES));
    becomes("<rect fill=\"url(http://example.org/#a)\"/>", "<rect></rect>\n", LEFT(FETCHED));
    becomes("<rect fill=\"url( &quot;file:///etc/passwd&quot; )\"/>", "<rect></rect>\n", LEFT(FETCHED));
    becomes("<rect style=\"fill:url(//example.org)\"/>", "<rect></rect>\n", LEFT(FETCHED));
    becomes("<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe src=\"x\"/></body></foreignObject>", "",
            LEFT(WEB));
    becomes("<iframe src=\"http://example.org\"/>", "", LEFT(WEB));
    becomes("<?xml-stylesheet href=\"http://example.org/a.css\"?>", "", LEFT(FETCHED));
    becomes("<rect filter=\"url(#f)\"/><filter id=\"f\"><feImage href=\"x\"/></filter>", "<rect></rect>\n", LEFT(EFFECTS));
    becomes("<metadata>by Ann, /home/ann</metadata><sodipodi:namedview/><!-- x -->", "", LEFT(NOTES));
}

static void refused_as(const char *text, enum kf_svg_refusal wanted)
{
    struct kf_arena *arena = kf_arena_new();
    enum kf_svg_refusal refusal = KF_SVG_REFUSAL_COUNT;
    unsigned left = 0;

    assert_null(kf_svg_clean(arena, text, strlen(text), &left, &refusal));
    assert_string_equal(kf_svg_refusal_word(refusal), kf_svg_refusal_word(wanted));
    kf_arena_free(arena);
}

static void what_is_no_drawing__is_refused(void **state)
{
    (void)state;
    refused_as("", KF_SVG_BROKEN);
    refused_as("<svg", KF_SVG_BROKEN);
    refused_as("\x89PNG <svg></svg>", KF_SVG_BROKEN);
    refused_as("<svg><path></svg>", KF_SVG_BROKEN);
    refused_as("<svg><path d=\"&lol;\"/></svg>", KF_SVG_BROKEN);
    refused_as("<html><svg><path/></svg></html>", KF_SVG_OTHER);
    refused_as("<svg><script>alert(1)</script></svg>", KF_SVG_EMPTY);
    refused_as("<svg><image href=\"x.png\"/></svg>", KF_SVG_ONLY_A_PICTURE);
    refused_as("<svg><path/><text>Willow House</text></svg>", KF_SVG_LETTERS);
    refused_as("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><svg><path d=\"&b;\"/></svg>", KF_SVG_ENTITIES);
    refused_as("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg><path d=\"&x;\"/></svg>", KF_SVG_ENTITIES);
}

static void doctype__goes(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    unsigned left = 0;

    (void)state;
    assert_string_equal(clean(arena, "\xEF\xBB\xBF<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
                                     "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg viewBox=\"0 0 9 9\">" DOT "</svg>", &left),
                        HEAD DOT "</svg>\n");
    assert_int_equal(left, 0);
    kf_arena_free(arena);
}

static void too_many_or_too_deep__is_refused(void **state)
{
    GString *many = g_string_new("<svg>"), *deep = g_string_new("<svg>");

    (void)state;
    for (int i = 0; i < 20000; i++) {
        g_string_append(many, "<path/>");
        g_string_append(deep, "<g>");
    }
    refused_as(g_string_append(many, "</svg>")->str, KF_SVG_TOO_MUCH);
    refused_as(deep->str, KF_SVG_TOO_MUCH);
    g_string_free(many, TRUE);
    g_string_free(deep, TRUE);
}

/* Any bytes: none may stand in the result that the list does not know. */
static void values__lead_nowhere(void **state)
{
    static const char *const bad[] = {"javascript:alert(1)", "expression(alert(1))", "url(javascript:a)", "url(#a", "url(#a)url(b)",
                                      "url(#a b)", "u\\72l(#a)", "image(x)", "a;b", "a{b", "\"", "<", "/*", "&", "var(--a)", "attr(x)"};
    static const char *const good[] = {"", "none", "#1d4a5c", "rgb(1, 2, 3)", "1.5mm", "-1e-3", "url(#a.b:c-d_e)", "50%",
                                       "red !important", "M0 0,1 1z"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *value = kf_svg_value(bad[i]);

        if (value != NULL) {
            fail_msg("%s is let through", bad[i]);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        char *value = kf_svg_value(good[i]);

        assert_non_null(value);
        assert_string_equal(value, good[i]);
        g_free(value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes__stay),
        cmocka_unit_test(styles__stay_where_they_are_harmless),
        cmocka_unit_test(scripts__go),
        cmocka_unit_test(what_leads_elsewhere__goes),
        cmocka_unit_test(what_is_no_drawing__is_refused),
        cmocka_unit_test(doctype__goes),
        cmocka_unit_test(too_many_or_too_deep__is_refused),
        cmocka_unit_test(values__lead_nowhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
