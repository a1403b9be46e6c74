/* What the file says of itself: XMP, Info (both must agree, ISO 19005-2 6.6), and the catalog. */

#include "finish/finish_internal.h"

#include <string.h>

#define PRODUCER "Kinfold " KF_VERSION

static GDateTime *date_of(long long seconds)
{
    GDateTime *date = g_date_time_new_from_unix_utc(seconds);

    return date != NULL ? date : g_date_time_new_from_unix_utc(0);
}

static const char *format_date(struct kf_arena *arena, long long seconds, const char *format)
{
    GDateTime *date = date_of(seconds);
    char *text = g_date_time_format(date, format);
    const char *result = kf_arena_string(arena, text);

    g_free(text);
    g_date_time_unref(date);
    return result;
}

const char *kf_metadata_date(struct kf_arena *arena, long long seconds)
{
    return format_date(arena, seconds, "D:%Y%m%d%H%M%SZ");
}

static const char *xml(struct kf_arena *arena, const char *text)
{
    char *escaped = g_markup_escape_text(text, -1);
    const char *result = kf_arena_string(arena, escaped);

    g_free(escaped);
    return result;
}

static const char xmp_begin[] = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                                "<rdf:Description rdf:about=\"\"\n"
                                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                                " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                                " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                                " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                                " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                                " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                                " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                                " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                                "<pdfaid:part>2</pdfaid:part>\n";

static const char xmp_accessible[] = "<pdfaid:conformance>A</pdfaid:conformance>\n"
                                     "<pdfuaid:part>1</pdfuaid:part>\n";
static const char xmp_print_only[] = "<pdfaid:conformance>B</pdfaid:conformance>\n";

/* PDF/A knows no pdfuaid, so the file must describe it (ISO 19005-2, 6.6.2.3). */
static const char xmp_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char xmp_end[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

/* The name of a family education kit tells something too. */
static const char *producer_of(const struct kf_document_info *info)
{
    return info->nameless ? NULL : PRODUCER;
}

/* Nothing for a text that is NULL. */
static void append(struct kf_arena *arena, GString *out, const char *before, const char *text, const char *after)
{
    if (text != NULL) {
        g_string_append(out, before);
        g_string_append(out, xml(arena, text));
        g_string_append(out, after);
    }
}

static void append_alternatives(struct kf_arena *arena, GString *out, const char *name, const char *text,
                                const char *language)
{
    if (text == NULL) {
        return;
    }
    const char *escaped = xml(arena, text);
    g_string_append_printf(out,
                           "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>"
                           "<rdf:li xml:lang=\"%s\">%s</rdf:li></rdf:Alt></%s>\n",
                           name, escaped, xml(arena, language), escaped, name);
}

const char *kf_metadata_xmp(struct kf_arena *arena, const struct kf_document_info *info)
{
    GString *out = g_string_new(xmp_begin);
    const char *date = format_date(arena, info->date, "%Y-%m-%dT%H:%M:%SZ");

    g_string_append(out, info->print_only ? xmp_print_only : xmp_accessible);
    append_alternatives(arena, out, "dc:title", info->title, info->language);
    append_alternatives(arena, out, "dc:description", info->subject, info->language);
    append(arena, out, "<dc:creator><rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    append(arena, out, "<dc:language><rdf:Bag><rdf:li>", info->language, "</rdf:li></rdf:Bag></dc:language>\n");
    append(arena, out, "<pdf:Keywords>", info->version, "</pdf:Keywords>\n");
    append(arena, out, "<pdf:Producer>", producer_of(info), "</pdf:Producer>\n");
    append(arena, out, "<xmp:CreatorTool>", producer_of(info), "</xmp:CreatorTool>\n");
    append(arena, out, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
    append(arena, out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
    g_string_append(out, info->print_only ? "" : xmp_schema);
    g_string_append(out, xmp_end);

    const char *result = kf_arena_string_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return result;
}

/* In place of Cairo's. */
static void put_info(struct kf_pdf *pdf)
{
    const struct kf_document_info *info = &pdf->input->info;
    const char *date = kf_metadata_date(pdf->arena, info->date);
    int dictionary = pdf->objects.info = kf_pdf_new_dictionary(pdf);

    kf_pdf_put_text(pdf, dictionary, "/Title", info->title);
    kf_pdf_put_text(pdf, dictionary, "/Author", info->author);
    kf_pdf_put_text(pdf, dictionary, "/Subject", info->subject);
    kf_pdf_put_text(pdf, dictionary, "/Keywords", info->version);
    kf_pdf_put_text(pdf, dictionary, "/Creator", producer_of(info));
    kf_pdf_put_text(pdf, dictionary, "/Producer", producer_of(info));
    kf_pdf_put_text(pdf, dictionary, "/CreationDate", date);
    kf_pdf_put_text(pdf, dictionary, "/ModDate", date);
}

/* Write-in sizes must stay true on paper, so printers are asked not to scale. */
static void put_preferences(struct kf_pdf *pdf)
{
    const struct kf_document_info *info = &pdf->input->info;
    GString *out = g_string_new("<</DisplayDocTitle true/PrintScaling/None");

    g_string_append(out, info->right_to_left ? "/Direction/R2L" : "");
    if (info->two_sided) { /* an imposed sheet lies on its side */
        g_string_append(out, info->print_only ? "/Duplex/DuplexFlipShortEdge" : "/Duplex/DuplexFlipLongEdge");
    }
    g_string_append(out, ">>");
    kf_pdf_put(pdf, pdf->root, "/ViewerPreferences", out->str);
    g_string_free(out, TRUE);
}

/* An imposed copy has those of the file that it was made of. */
static void drop_others(struct kf_pdf *pdf)
{
    static const char *const keys[] = {"/Metadata", "/Lang", "/MarkInfo", "/PageMode", "/ViewerPreferences"};

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        kf_pdf_drop(pdf, pdf->root, keys[i]);
    }
}

void kf_finish_metadata(struct kf_pdf *pdf)
{
    const char *xmp = kf_metadata_xmp(pdf->arena, &pdf->input->info);

    drop_others(pdf);
    kf_pdf_refer(pdf, pdf->root, "/Metadata", kf_pdf_new_stream(pdf, "/Type/Metadata/Subtype/XML", xmp, strlen(xmp)));
    put_info(pdf);
    kf_pdf_put_text(pdf, pdf->root, "/Lang", pdf->input->info.language);
    kf_pdf_put(pdf, pdf->root, "/MarkInfo", pdf->input->info.print_only ? "<</Marked false>>" : "<</Marked true>>");
    kf_pdf_put(pdf, pdf->root, "/PageMode", pdf->input->bookmark_count > 0 ? "/UseOutlines" : "/UseNone");
    put_preferences(pdf);
}
