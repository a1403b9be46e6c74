/* Fonts: what Cairo's lack, and the whole font that form fields are filled with. */

#include "finish/finish_internal.h"

#include <math.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

/* A TrueType font by glyph numbers must say so (ISO 14289-1, 7.21.3.2). */
void kf_finish_font(struct kf_pdf *pdf, int font)
{
    struct kf_value dictionary = kf_object(&pdf->objects, font);
    int descendant = kf_reference(kf_item(kf_found(&pdf->objects, dictionary, "/DescendantFonts"), 0));
    struct kf_value inner = kf_object(&pdf->objects, descendant);

    kf_pdf_deflate(pdf, kf_reference(kf_entry(dictionary, "/ToUnicode"))); /* the font file Cairo deflates in any case */
    if (kf_value_is(kf_entry(inner, "/Subtype"), "/CIDFontType2") && kf_entry(inner, "/CIDToGIDMap").text == NULL) {
        kf_pdf_put(pdf, descendant, "/CIDToGIDMap", "/Identity");
    }
}

/* The form font. Other programs fill the fields, so all of WinAnsi must be in the file. */

enum { FIRST_CODE = 32, LAST_CODE = 255 };

/* ISO 32000-1, annex D.2: Windows' code page 1252; codes without a character are bullets. */
static FT_ULong character_of(int code)
{
    static const unsigned short from_128[32] = {
        0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x2022, 0x017D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178,
    };

    if (code >= 128 && code < 160) {
        return from_128[code - 128];
    }
    switch (code) {
    case 127:
        return 0x2022;
    case 160:
        return ' ';
    case 173:
        return '-';
    default:
        return (FT_ULong)code;
    }
}

/* Font units to the thousandths of PDF. */
static long long to_thousandths(FT_Face face, long units)
{
    return llround((double)units * 1000 / face->units_per_EM);
}

static void put_widths(struct kf_pdf *pdf, int font, FT_Face face)
{
    GString *widths = g_string_new("[");

    for (int code = FIRST_CODE; code <= LAST_CODE; code++) {
        FT_UInt glyph = FT_Get_Char_Index(face, character_of(code));
        FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE);
        kf_append_integer(widths, to_thousandths(face, face->glyph->metrics.horiAdvance));
        g_string_append_c(widths, code < LAST_CODE ? ' ' : ']');
    }
    kf_pdf_put(pdf, font, "/Widths", widths->str);
    g_string_free(widths, TRUE);
}

static void put_font_box(struct kf_pdf *pdf, int descriptor, FT_Face face)
{
    const FT_Pos sides[] = {face->bbox.xMin, face->bbox.yMin, face->bbox.xMax, face->bbox.yMax};
    GString *box = g_string_new("[");

    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        kf_append_integer(box, to_thousandths(face, sides[i]));
        g_string_append_c(box, i + 1 < G_N_ELEMENTS(sides) ? ' ' : ']');
    }
    kf_pdf_put(pdf, descriptor, "/FontBBox", box->str);
    g_string_free(box, TRUE);
}

static void put_metrics(struct kf_pdf *pdf, int descriptor, FT_Face face)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
    const TT_Postscript *post = FT_Get_Sfnt_Table(face, FT_SFNT_POST);
    double weight = os2 != NULL ? os2->usWeightClass : 400;
    /* sCapHeight came with version 2 of the table; 0.7 em is usual. */
    long cap_height = os2 != NULL && os2->version >= 2 ? os2->sCapHeight : face->units_per_EM * 7 / 10;

    kf_pdf_put_integer(pdf, descriptor, "/ItalicAngle", post != NULL ? post->italicAngle / 65536 : 0);
    kf_pdf_put_integer(pdf, descriptor, "/Ascent", to_thousandths(face, face->ascender));
    kf_pdf_put_integer(pdf, descriptor, "/Descent", to_thousandths(face, face->descender));
    kf_pdf_put_integer(pdf, descriptor, "/CapHeight", to_thousandths(face, cap_height));
    /* No table has the stems; this rule of thumb is iText's and PDFBox's. */
    kf_pdf_put_integer(pdf, descriptor, "/StemV", llround(50 + (weight / 65) * (weight / 65)));
}

static int new_descriptor(struct kf_pdf *pdf, FT_Face face, const char *name, const void *bytes, size_t length)
{
    enum { NONSYMBOLIC = 32 };
    int descriptor = kf_pdf_new_dictionary(pdf);
    const char *file = kf_arena_format(pdf->arena, "/Length1 %zu", length);

    kf_pdf_put(pdf, descriptor, "/Type", "/FontDescriptor");
    kf_pdf_put(pdf, descriptor, "/FontName", name);
    kf_pdf_put_integer(pdf, descriptor, "/Flags", NONSYMBOLIC);
    put_font_box(pdf, descriptor, face);
    put_metrics(pdf, descriptor, face);
    kf_pdf_refer(pdf, descriptor, "/FontFile2", kf_pdf_new_deflated(pdf, file, bytes, length));
    return descriptor;
}

static int new_form_font(struct kf_pdf *pdf, FT_Face face, const void *bytes, size_t length)
{
    const char *name = kf_pdf_name(pdf, FT_Get_Postscript_Name(face));
    int font = kf_pdf_new_dictionary(pdf);

    kf_pdf_put(pdf, font, "/Type", "/Font");
    kf_pdf_put(pdf, font, "/Subtype", "/TrueType");
    kf_pdf_put(pdf, font, "/BaseFont", name);
    kf_pdf_put(pdf, font, "/Encoding", "/WinAnsiEncoding");
    kf_pdf_put_integer(pdf, font, "/FirstChar", FIRST_CODE);
    kf_pdf_put_integer(pdf, font, "/LastChar", LAST_CODE);
    put_widths(pdf, font, face);
    kf_pdf_refer(pdf, font, "/FontDescriptor", new_descriptor(pdf, face, name, bytes, length));
    return font;
}

int kf_finish_form_font(struct kf_pdf *pdf, const void *bytes, size_t length)
{
    FT_Library library;
    FT_Face face;
    int font = 0;

    if (FT_Init_FreeType(&library) != 0) {
        kf_pdf_fail(pdf, "FreeType cannot be started");
        return 0;
    }
    if (bytes == NULL || FT_New_Memory_Face(library, bytes, (FT_Long)length, 0, &face) != 0) {
        kf_pdf_fail(pdf, "the form font cannot be read");
    } else {
        if (FT_Get_Sfnt_Table(face, FT_SFNT_HEAD) == NULL || FT_Get_Postscript_Name(face) == NULL) {
            kf_pdf_fail(pdf, "the form font is not a TrueType font");
        } else {
            font = new_form_font(pdf, face, bytes, length);
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return font;
}
