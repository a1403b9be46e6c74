/* The report: what was made and what was found, for other programs. Keys are added, never renamed. */

#include "cli/report.h"

#include "cli/adaptation.h"
#include "cli/json.h"

static const char *const severities[KF_SEVERITY_COUNT] = {
    [KF_ALLOWED] = "allowed",
    [KF_NOTE] = "note",
    [KF_WARNING] = "warning",
    [KF_ERROR] = "error",
};
static const char *const artifacts[KF_ARTIFACT_COUNT] = {
    [KF_ARTIFACT_NONE] = "none",     [KF_ARTIFACT_HEADER] = "header", [KF_ARTIFACT_FOOTER] = "footer",
    [KF_ARTIFACT_LAYOUT] = "layout", [KF_ARTIFACT_PAGE] = "page",
};

struct kf_report {
    JsonBuilder *builder;
    JsonBuilder *modules; /* the list of them, told after the files */
    int skipped;
};

static void add_edition(JsonBuilder *builder, const struct kf_file *file)
{
    kf_json_object(builder, "edition");
    kf_json_text(builder, "variant", file->variant);
    kf_json_text(builder, "paper", file->paper);
    kf_json_flag(builder, "fillable", file->fillable);
    kf_json_text(builder, "language", file->language);
    kf_json_text(builder, "audience", file->audience);
    kf_json_place(builder, "length", file->length);
    json_builder_end_object(builder);
}

static void add_artifacts(JsonBuilder *builder, const struct kf_file *file)
{
    kf_json_object(builder, "artifacts");
    for (int i = KF_ARTIFACT_NONE + 1; i < KF_ARTIFACT_COUNT; i++) {
        kf_json_number(builder, artifacts[i], file->artifact_runs[i]);
    }
    json_builder_end_object(builder);
}

static void add_finding(JsonBuilder *builder, const struct kf_finding *finding)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "code", kf_code_word(finding->code));
    kf_json_text(builder, "severity", severities[finding->severity]);
    kf_json_text(builder, "file", finding->file);
    kf_json_place(builder, "line", finding->line);
    kf_json_place(builder, "column", finding->column);
    kf_json_text(builder, "address", finding->address);
    kf_json_text(builder, "message", finding->message);
    kf_json_text(builder, "hint", finding->hint);
    kf_json_text(builder, "rule", finding->rule);
    if (finding->because != NULL) {
        kf_json_text(builder, "because", finding->because);
        kf_json_text(builder, "allowed-in", finding->allowed_in);
    }
    json_builder_end_object(builder);
}

static void add_pages(JsonBuilder *builder, const struct kf_file *file)
{
    kf_json_array(builder, "pages");
    for (int i = 0; i < file->sides; i++) {
        json_builder_begin_object(builder);
        kf_json_number(builder, "page", i + 1);
        kf_json_text(builder, "layout", file->explanations[i].words);
        json_builder_set_member_name(builder, "left-mm");
        json_builder_add_double_value(builder, file->explanations[i].left);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

/* Of a packet or pack: what is bound in it, and where it begins. */
static void add_parts(JsonBuilder *builder, const struct kf_file *file)
{
    json_builder_set_member_name(builder, "parts");
    json_builder_begin_array(builder);
    for (int i = 0; i < file->part_count; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "title", file->parts[i].title);
        kf_json_text(builder, "label", file->parts[i].label);
        kf_json_number(builder, "page", file->parts[i].first + 1);
        kf_json_number(builder, "sides", file->parts[i].count);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

struct kf_report *kf_report_new(void)
{
    struct kf_report *report = g_new0(struct kf_report, 1);

    report->builder = json_builder_new();
    json_builder_begin_object(report->builder);
    kf_json_array(report->builder, "files");
    report->modules = json_builder_new();
    json_builder_begin_array(report->modules);
    return report;
}

void kf_report_add(struct kf_report *report, const char *path, const char *module, const struct kf_file *file)
{
    JsonBuilder *builder = report->builder;

    json_builder_begin_object(builder);
    kf_json_text(builder, "path", path);
    kf_json_text(builder, "module", module);
    kf_json_text(builder, "piece", file->piece);
    kf_json_text(builder, "imposed", file->imposition == KF_NOT_IMPOSED ? NULL : kf_imposition_names[file->imposition - 1]);
    add_edition(builder, file);
    kf_json_number(builder, "sides", file->sides);
    kf_json_number(builder, "bytes", (gint64)file->bytes);
    json_builder_set_member_name(builder, "ms");
    json_builder_add_double_value(builder, (double)(gint64)(file->ms * 10 + 0.5) / 10);
    kf_json_number(builder, "fields", file->fields);
    kf_json_number(builder, "links", file->links);
    add_artifacts(builder, file);
    if (file->part_count > 0) {
        add_parts(builder, file);
    }
    if (file->explanations != NULL) {
        add_pages(builder, file);
    }
    json_builder_end_object(builder);
}

void kf_report_add_people(struct kf_report *report, const char *path, int people)
{
    json_builder_begin_object(report->builder);
    kf_json_text(report->builder, "path", path);
    kf_json_number(report->builder, "people", people);
    json_builder_end_object(report->builder);
}

void kf_report_add_module(struct kf_report *report, const char *module, const struct kf_list *adaptations)
{
    json_builder_begin_object(report->modules);
    kf_json_text(report->modules, "module", module);
    kf_adaptations_json(report->modules, adaptations);
    json_builder_end_object(report->modules);
}

void kf_report_skipped(struct kf_report *report, int count)
{
    report->skipped = count;
}

void kf_report_end(struct kf_report *report, const struct kf_findings *findings, int status, FILE *file)
{
    JsonBuilder *builder = report->builder;

    json_builder_end_array(builder);
    json_builder_end_array(report->modules);
    json_builder_set_member_name(builder, "modules");
    json_builder_add_value(builder, json_builder_get_root(report->modules));
    g_object_unref(report->modules);
    kf_json_array(builder, "diagnostics");
    for (int i = 0; i < findings->list.count; i++) {
        add_finding(builder, findings->list.items[i]);
    }
    json_builder_end_array(builder);
    kf_json_number(builder, "errors", findings->errors);
    kf_json_number(builder, "warnings", findings->warnings);
    kf_json_number(builder, "allowed", findings->allowed);
    if (report->skipped > 0) {
        kf_json_number(builder, "skipped", report->skipped);
    }
    kf_json_number(builder, "exit", status);
    json_builder_end_object(builder);
    kf_json_print(builder, file);
    g_free(report);
}
