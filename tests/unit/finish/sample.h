#ifndef KF_TESTS_FINISH_SAMPLE_H
#define KF_TESTS_FINISH_SAMPLE_H

/* Small documents drawn with Cairo as paint draws them: a stamp before each run. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <qpdf/qpdf-c.h>

#include "finish/finish_internal.h"

enum { SAMPLE_PAGES = 4000 };

struct sample {
    struct kf_arena *arena;
    struct kf_run run;
    cairo_surface_t *surface, *stamp;
    cairo_t *cr;
    PangoFontMap *fonts;
    GByteArray *bytes;
    struct kf_page_runs pages[SAMPLE_PAGES];
    struct kf_runs runs;
    struct kf_marks marks;
    struct kf_element *root;
    struct kf_bookmark bookmarks[16];
    struct kf_finish_input input;
    struct kf_finished finished;
    double y; /* pt */
};

static const double sample_width = 612, sample_height = 792;

static inline cairo_status_t sample_write(void *closure, const unsigned char *bytes, unsigned length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static inline const char *sample_fonts_folder(void)
{
    const char *folder = getenv("KF_FONTS");
    return folder != NULL ? folder : "fonts";
}

static inline void sample_open_fonts(struct sample *sample)
{
    FcConfig *config = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)"<fontconfig><cachedir>/tmp/kf-fc</cachedir></fontconfig>",
                                   FcFalse);
    FcConfigAppFontAddDir(config, (const FcChar8 *)sample_fonts_folder());
    sample->fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(sample->fonts), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(sample->fonts), 72);
    FcConfigDestroy(config);
}

static inline void sample_open_stamp(struct sample *sample)
{
    cairo_rectangle_t extents = {0, 0, 1, 1};
    sample->stamp = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
    cairo_t *cr = cairo_create(sample->stamp);
    cairo_rectangle(cr, 0, 0, 1, 1);
    cairo_fill(cr);
    cairo_destroy(cr);
}

static inline struct kf_tag *sample_tag(struct sample *sample, enum kf_role role)
{
    struct kf_tag *tag = KF_NEW(sample->arena, struct kf_tag);
    tag->role = role;
    return tag;
}

static inline struct sample *sample_new(void)
{
    struct kf_arena *arena = kf_arena_new();
    struct sample *sample = KF_NEW(arena, struct sample);
    sample->arena = arena;
    sample->run = (struct kf_run){.arena = arena, .diags = kf_diags_new(arena)};
    sample->bytes = g_byte_array_new();
    sample->surface = cairo_pdf_surface_create_for_stream(sample_write, sample->bytes, sample_width, sample_height);
    cairo_pdf_surface_set_metadata(sample->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-02T03:04:05Z");
    sample->cr = cairo_create(sample->surface);
    sample_open_fonts(sample);
    sample_open_stamp(sample);
    sample->runs = (struct kf_runs){.pages = sample->pages, .count = 1};
    sample->root = kf_element_new(arena, NULL, sample_tag(sample, KF_ROLE_DOCUMENT));
    sample->y = 72;
    sample->input = (struct kf_finish_input){
        .runs = &sample->runs,
        .root = sample->root,
        .marks = &sample->marks,
        .bookmarks = sample->bookmarks,
        .info = {.title = "Repair conversations", .language = "en-US", .date = 1767323045},
    };
    return sample;
}

static inline void sample_close_cairo(struct sample *sample)
{
    if (sample->cr == NULL) {
        return;
    }
    cairo_show_page(sample->cr);
    cairo_destroy(sample->cr);
    sample->cr = NULL;
    cairo_surface_destroy(sample->stamp);
    cairo_surface_finish(sample->surface);
    assert_int_equal(cairo_surface_status(sample->surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(sample->surface);
    g_object_unref(sample->fonts);
}

static inline void sample_free(struct sample *sample)
{
    sample_close_cairo(sample);
    g_byte_array_free(sample->bytes, TRUE);
    kf_arena_free(sample->arena);
}

static inline struct kf_element *sample_add(struct sample *sample, struct kf_element *parent, enum kf_role role)
{
    return kf_element_new(sample->arena, parent, sample_tag(sample, role));
}

/* As sample_add, with what the tag says; role is set. */
static inline struct kf_element *sample_add_tag(struct sample *sample, struct kf_element *parent, struct kf_tag tag)
{
    return kf_element_new(sample->arena, parent, kf_arena_copy(sample->arena, &tag, sizeof tag));
}

static inline void sample_stamp(struct sample *sample)
{
    cairo_save(sample->cr);
    cairo_identity_matrix(sample->cr);
    cairo_reset_clip(sample->cr);
    cairo_set_source_surface(sample->cr, sample->stamp, 0, 0);
    cairo_paint(sample->cr);
    cairo_restore(sample->cr);
}

static inline struct kf_drawn *sample_note_run(struct sample *sample, struct kf_element *element,
                                               enum kf_artifact artifact)
{
    int page = sample->runs.count - 1;
    struct kf_page_runs *runs = &sample->pages[page];
    if (runs->count == runs->room) {
        int room = runs->room == 0 ? 16 : 2 * runs->room;
        struct kf_drawn *items = KF_NEW_ARRAY(sample->arena, room, struct kf_drawn);
        if (runs->count > 0) {
            memcpy(items, runs->items, (size_t)runs->count * sizeof *items);
        }
        runs->items = items;
        runs->room = room;
    }
    struct kf_drawn *drawn = &runs->items[runs->count];
    *drawn = (struct kf_drawn){.element = element, .artifact = artifact};
    if (element != NULL) {
        kf_element_add_run(sample->arena, element, page, runs->count);
    }
    runs->count++;
    return drawn;
}

static inline struct kf_drawn *sample_begin(struct sample *sample, struct kf_element *element,
                                            enum kf_artifact artifact)
{
    sample_stamp(sample);
    return sample_note_run(sample, element, artifact);
}

static inline double sample_draw(struct sample *sample, double x, double y, const char *font, const char *text)
{
    PangoContext *context = pango_font_map_create_context(sample->fonts);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *description = pango_font_description_from_string(font);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0,clig=0,dlig=0"));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(layout, 468 * PANGO_SCALE);
    pango_layout_set_text(layout, text, -1);
    int height;
    pango_layout_get_pixel_size(layout, NULL, &height);
    cairo_move_to(sample->cr, x, y);
    pango_cairo_show_layout(sample->cr, layout);
    g_object_unref(layout);
    g_object_unref(context);
    return height;
}

#define SAMPLE_FONT "Atkinson Hyperlegible Next 12"

static inline struct kf_element *sample_text(struct sample *sample, struct kf_element *parent, enum kf_role role,
                                             const char *text)
{
    struct kf_element *element = sample_add(sample, parent, role);
    sample_begin(sample, element, KF_ARTIFACT_NONE);
    sample->y += sample_draw(sample, 72, sample->y, SAMPLE_FONT, text) + 6;
    return element;
}

static inline void sample_artifact(struct sample *sample, enum kf_artifact artifact, double y, const char *text)
{
    sample_begin(sample, NULL, artifact);
    sample_draw(sample, 72, y, SAMPLE_FONT, text);
}

static inline void sample_rule(struct sample *sample, double y)
{
    cairo_set_line_width(sample->cr, 0.5);
    cairo_move_to(sample->cr, 72, y);
    cairo_line_to(sample->cr, 540, y);
    cairo_stroke(sample->cr);
}

static inline void sample_page(struct sample *sample)
{
    cairo_show_page(sample->cr);
    sample->runs.count++;
    sample->y = 72;
}

static inline struct kf_mark *sample_mark(struct sample *sample, struct kf_mark mark)
{
    struct kf_marks *marks = &sample->marks;
    if (marks->count == marks->room) {
        int room = marks->room == 0 ? 16 : 2 * marks->room;
        struct kf_mark **items = KF_NEW_ARRAY(sample->arena, room, struct kf_mark *);
        if (marks->count > 0) {
            memcpy(items, marks->items, (size_t)marks->count * sizeof *items);
        }
        marks->items = items;
        marks->room = room;
    }
    struct kf_mark *copy = kf_arena_copy(sample->arena, &mark, sizeof mark);
    copy->page = sample->runs.count - 1;
    marks->items[marks->count++] = copy;
    if (copy->element != NULL) {
        kf_element_add_mark(sample->arena, copy->element, copy);
    }
    return copy;
}

static inline struct kf_rect sample_rect(double x, double y, double width, double height)
{
    return (struct kf_rect){KF_PT(x), KF_PT(y), KF_PT(width), KF_PT(height)};
}

/* A blank with its drawing, content on paper and an artifact when fillable. */
static inline struct kf_mark *sample_blank(struct sample *sample, struct kf_element *parent, enum kf_blank_kind kind,
                                           const char *address, const char *group, const char *label,
                                           struct kf_rect rect)
{
    struct kf_element *form = sample_add_tag(
        sample, parent, (struct kf_tag){.role = KF_ROLE_FORM, .blank = kind, .alt = label, .address = address});
    sample_begin(sample, sample->input.fillable ? NULL : form,
                 sample->input.fillable ? KF_ARTIFACT_LAYOUT : KF_ARTIFACT_NONE);
    cairo_set_line_width(sample->cr, 0.5);
    cairo_rectangle(sample->cr, kf_to_pt(rect.x), kf_to_pt(rect.y), kf_to_pt(rect.width), kf_to_pt(rect.height));
    cairo_stroke(sample->cr);
    return sample_mark(sample, (struct kf_mark){.kind = KF_MARK_BLANK,
                                                .blank = kind,
                                                .address = address,
                                                .group = group,
                                                .label = label,
                                                .rect = rect,
                                                .element = form});
}

static inline void sample_make_fillable(struct sample *sample)
{
    char *path = g_build_filename(sample_fonts_folder(), "AtkinsonHyperlegibleNext_400Regular.ttf", NULL);
    char *bytes;
    gsize length;
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    sample->input.fillable = true;
    sample->input.form_font = kf_arena_copy(sample->arena, bytes, length);
    sample->input.form_font_length = length;
    g_free(bytes);
    g_free(path);
}

static inline bool sample_finish(struct sample *sample)
{
    sample_close_cairo(sample);
    sample->input.pdf = sample->bytes->data;
    sample->input.length = sample->bytes->len;
    return kf_finish(&sample->run, &sample->input, &sample->finished);
}

/* Finishes, and leaves the file in the folder KF_SAMPLES names, for validators. */
static inline void sample_finish_well(struct sample *sample, const char *name)
{
    bool finished = sample_finish(sample);
    for (int i = 0; i < sample->run.diags->count; i++) {
        fprintf(stderr, "%s\n", sample->run.diags->items[i]->message);
    }
    assert_true(finished);
    assert_int_equal(sample->run.diags->count, 0);
    const char *folder = getenv("KF_SAMPLES");
    if (folder != NULL && name != NULL) {
        char *path = g_strdup_printf("%s/%s.pdf", folder, name);
        g_file_set_contents(path, (const char *)sample->finished.pdf, (gssize)sample->finished.length, NULL);
        g_free(path);
    }
}

/* Finishing is refused with exactly this message. */
static inline void sample_assert_refused(struct sample *sample, const char *message)
{
    assert_false(sample_finish(sample));
    assert_int_equal(sample->run.diags->count, 1);
    assert_string_equal(sample->run.diags->items[0]->message, message);
    assert_int_equal(sample->run.diags->items[0]->code, KF_INTERNAL);
}

/* The finished file opened again; closed with the sample. */
static inline void sample_close_qpdf(void *data)
{
    qpdf_data qpdf = data;
    qpdf_cleanup(&qpdf);
}

static inline qpdf_data sample_open(struct sample *sample)
{
    qpdf_data qpdf = qpdf_init();
    kf_arena_defer(sample->arena, sample_close_qpdf, qpdf);
    assert_int_equal(
        qpdf_read_memory(qpdf, "finished", (const char *)sample->finished.pdf, sample->finished.length, NULL),
        QPDF_SUCCESS);
    return qpdf;
}

static inline qpdf_oh sample_key(qpdf_data qpdf, qpdf_oh object, const char *key)
{
    assert_true(qpdf_oh_has_key(qpdf, object, key));
    return qpdf_oh_get_key(qpdf, object, key);
}

/* Keys of a dictionary, NULL-terminated, in the sample's arena: libqpdf has one walk at a time, so they are taken out. */
static inline const char **sample_keys(struct sample *sample, qpdf_data qpdf, qpdf_oh dictionary)
{
    struct kf_list keys = {0};
    if (qpdf_oh_is_dictionary(qpdf, dictionary)) {
        qpdf_oh_begin_dict_key_iter(qpdf, dictionary);
        while (qpdf_oh_dict_more_keys(qpdf)) {
            kf_list_add(sample->arena, &keys, kf_arena_string(sample->arena, qpdf_oh_dict_next_key(qpdf)));
        }
    }
    kf_list_add(sample->arena, &keys, NULL);
    return (const char **)(void *)keys.items;
}

/* A page's content as text. */
static inline const char *sample_content(struct sample *sample, qpdf_data qpdf, int page)
{
    unsigned char *bytes;
    size_t length;
    qpdf_oh_get_page_content_data(qpdf, qpdf_get_page_n(qpdf, (size_t)page), &bytes, &length);
    const char *text = kf_arena_string_n(sample->arena, (const char *)bytes, length);
    free(bytes);
    return text;
}

static inline void assert_contains(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("no \"%s\" in:\n%s", part, text);
    }
}

static inline void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        fail_msg("\"%s\" in:\n%s", part, text);
    }
}

#endif
