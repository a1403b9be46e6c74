/* Findings: diagnostics as the user sees them. */

#include "cli/finding.h"

#include "base/limits.h"
#include "cli/cli.h"

static void free_set(void *set)
{
    g_hash_table_destroy(set);
}

static GHashTable *new_set(struct kf_arena *arena)
{
    GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);

    kf_arena_defer(arena, free_set, set);
    return set;
}

struct kf_findings *kf_findings_new(struct kf_arena *arena)
{
    struct kf_findings *findings = KF_NEW(arena, struct kf_findings);

    findings->arena = arena;
    findings->seen = new_set(arena);
    findings->faulty = new_set(arena);
    return findings;
}

/* Copies everything, so that the finding outlives where it came from. */
static void keep(struct kf_findings *findings, const struct kf_finding *finding)
{
    struct kf_arena *arena = findings->arena;
    struct kf_finding *kept;

    if (g_hash_table_contains(findings->seen, finding->text)) {
        return;
    }
    kept = kf_arena_copy(arena, finding, sizeof *finding);
    kept->file = kf_arena_string(arena, finding->file);
    kept->address = kf_arena_string(arena, finding->address);
    kept->message = kf_arena_string(arena, finding->message);
    kept->hint = kf_arena_string(arena, finding->hint);
    kept->rule = kf_arena_string(arena, finding->rule);
    kept->because = kf_arena_string(arena, finding->because);
    kept->allowed_in = kf_arena_string(arena, finding->allowed_in);
    kept->text = kf_arena_string(arena, finding->text);
    g_hash_table_add(findings->seen, (gpointer)(guintptr)kept->text);
    kf_list_add(arena, &findings->list, kept);
    findings->errors += finding->severity == KF_ERROR;
    findings->warnings += finding->severity == KF_WARNING;
    findings->notes += finding->severity == KF_NOTE;
    findings->allowed += finding->severity == KF_ALLOWED;
}

static const char *allowed_in(struct kf_arena *arena, const struct kf_diag *diag)
{
    return diag->because == NULL || diag->allowed_at.source == NULL
               ? NULL
               : kf_arena_format(arena, "%s:%d", diag->allowed_at.source->path, diag->allowed_at.line);
}

void kf_findings_add(struct kf_findings *findings, const struct kf_diags *diags, bool colour)
{
    for (int i = 0; i < diags->count; i++) {
        const struct kf_diag *diag = diags->items[i];
        char *text = kf_diag_format(diag, colour);

        keep(findings, &(struct kf_finding){
                           .code = diag->code,
                           .severity = diag->severity,
                           .file = diag->span.source == NULL ? NULL : diag->span.source->path,
                           .line = diag->span.source == NULL ? 0 : diag->span.line,
                           .column = diag->span.source == NULL ? 0 : diag->span.column,
                           .address = diag->address,
                           .message = diag->message,
                           .hint = diag->hint,
                           .rule = diag->rule,
                           .because = diag->because,
                           .allowed_in = allowed_in(findings->arena, diag),
                           .text = text,
                       });
        g_free(text);
    }
}

void kf_findings_merge(struct kf_findings *into, const struct kf_findings *from)
{
    for (int i = 0; i < from->list.count; i++) {
        keep(into, from->list.items[i]);
    }
}

static bool is_shown(const struct kf_findings *findings, const struct kf_finding *finding)
{
    return finding->severity > KF_NOTE ||
           (finding->severity == KF_NOTE && !findings->quiet && (finding->rule == NULL || findings->hints));
}

static bool is_first_error(struct kf_findings *findings, const struct kf_finding *finding)
{
    return finding->severity == KF_ERROR && finding->file != NULL &&
           g_hash_table_add(findings->faulty, (gpointer)(guintptr)finding->file);
}

void kf_findings_print(struct kf_findings *findings, FILE *file)
{
    int more = 0;

    for (; findings->printed < findings->list.count; findings->printed++) {
        const struct kf_finding *finding = findings->list.items[findings->printed];

        bool first = is_first_error(findings, finding);

        if (is_shown(findings, finding) && (first || findings->shown < KF_LIMIT_ERRORS_SHOWN)) {
            fputs(finding->text, file);
            findings->shown++;
        } else {
            more += is_shown(findings, finding);
        }
    }
    if (more > 0) {
        fprintf(file, "... and %d more: `kinfold check --report json` lists all\n", more);
    }
}

const char *kf_findings_allowed(const struct kf_findings *findings)
{
    return findings->allowed == 0 ? NULL
                                  : kf_arena_format(findings->arena, "%s switched off with a reason",
                                                    kf_count(findings->arena, findings->allowed, "finding", "findings"));
}

void kf_findings_print_allowed(const struct kf_findings *findings, FILE *file)
{
    for (int i = 0; i < findings->list.count; i++) {
        const struct kf_finding *finding = findings->list.items[i];

        if (finding->severity == KF_ALLOWED) {
            fprintf(file, "%s:%d: %s: %s\n    because: %s\n    allowed in %s\n", finding->file, finding->line,
                    finding->rule, finding->message, finding->because, finding->allowed_in);
        }
    }
}

const char *kf_findings_counts(const struct kf_findings *findings)
{
    struct kf_arena *arena = findings->arena;
    const char *errors = kf_count(arena, findings->errors, "error", "errors");
    const char *warnings = kf_count(arena, findings->warnings, "warning", "warnings");

    if (findings->errors > 0 && findings->warnings > 0) {
        return kf_arena_format(arena, "%s, %s", errors, warnings);
    }
    if (findings->errors > 0) {
        return errors;
    }
    return findings->warnings > 0 ? warnings : NULL;
}

const struct kf_finding *kf_findings_first(const struct kf_findings *findings)
{
    enum kf_severity wanted = findings->errors > 0 ? KF_ERROR : KF_WARNING;

    for (int i = 0; i < findings->list.count; i++) {
        const struct kf_finding *finding = findings->list.items[i];

        if (finding->severity == wanted) {
            return finding;
        }
    }
    return NULL;
}

/* What an error of this code ends the program with: most are mistakes in content. */
static int exit_of(enum kf_code code)
{
    static const struct {
        enum kf_code code;
        int exit;
    } others[] = {
        {KF_USAGE, KF_EXIT_USAGE},
        {KF_UNKNOWN_MODULE, KF_EXIT_USAGE},
        {KF_MISSING_ON_MACHINE, KF_EXIT_MISSING},
        {KF_WRITE_REFUSED, KF_EXIT_REFUSED},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (others[i].code == code) {
            return others[i].exit;
        }
    }
    return KF_EXIT_CONTENT;
}

int kf_findings_exit(const struct kf_findings *findings, bool strict)
{
    /* The most telling first: without fonts, say, what else was found may follow from that. */
    static const int order[] = {KF_EXIT_USAGE, KF_EXIT_MISSING, KF_EXIT_REFUSED, KF_EXIT_CONTENT};

    for (size_t k = 0; k < G_N_ELEMENTS(order); k++) {
        for (int i = 0; i < findings->list.count; i++) {
            const struct kf_finding *finding = findings->list.items[i];

            if (finding->severity == KF_ERROR && exit_of(finding->code) == order[k]) {
                return order[k];
            }
        }
    }
    return strict && findings->warnings > 0 ? KF_EXIT_FINDINGS : KF_EXIT_FINE;
}
