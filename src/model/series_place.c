/* Whether a module may stand where a series has it: after what it builds on, and after each person was asked alone. */

#include "base/day.h"
#include "model/model_internal.h"
#include "model/series.h"

#include <string.h>

static void check_after_screening(struct kf_run *run, const struct kf_series *series,
                                  const struct kf_series_session *session, struct kf_span wish)
{
    struct kf_diag *diag;

    if (series->screening == NULL) {
        diag = kf_diag_warn(run->diags, KF_SERIES_ORDER, session->node->span, session->address,
                            "\"%s\" comes after each person was asked alone, and the series does not say when that is",
                            session->module);
        kf_diag_also(run->diags, diag, wish, "the module says so");
        kf_diag_hint(run->diags, diag, "add the day under `series:`, as in screening: 2027-02-23");
    } else if (session->date != NULL && kf_parse_date(series->screening) > kf_parse_date(session->date)) {
        diag = kf_diag_push(run->diags, KF_SERIES_ORDER, kf_span_of(session->node, "date"), session->address,
                            "\"%s\" is on %s, before each person was asked alone", session->module, session->date);
        kf_diag_also(run->diags, diag, kf_span_of(series->node, "screening"), "the screening is on this day");
        kf_diag_hint(run->diags, diag, "ask each person alone first, or choose a later day for this session");
    }
}

static bool is_held_before(const struct kf_series *series, const struct kf_series_session *session, const char *module)
{
    for (int i = 0; i + 1 < session->place; i++) {
        if (strcmp(((const struct kf_series_session *)series->sessions.items[i])->module, module) == 0) {
            return true;
        }
    }
    return false;
}

/* What comes later and should not. A module that the series does not have at all is no mistake. */
static const struct kf_series_session *wrongly_later(const struct kf_series *series,
                                                     const struct kf_series_session *session, const char *before)
{
    bool all = strcmp(before, KF_AFTER_ALL) == 0;

    for (int i = session->place; i < series->sessions.count; i++) {
        const struct kf_series_session *later = series->sessions.items[i];

        if (all ? strcmp(later->module, session->module) != 0
                : strcmp(later->module, before) == 0 && !is_held_before(series, session, before)) {
            return later;
        }
    }
    return NULL;
}

static void check_after(struct kf_run *run, const struct kf_series *series, const struct kf_series_session *session,
                        const char *before, struct kf_span wish)
{
    const struct kf_series_session *later;
    struct kf_diag *diag;

    if (strcmp(before, KF_AFTER_SCREENING) == 0) {
        check_after_screening(run, series, session, wish);
        return;
    }
    later = wrongly_later(series, session, before);
    if (later != NULL) {
        diag = kf_diag_push(run->diags, KF_SERIES_ORDER, kf_span_of(session->node, "module"), session->address,
                            "\"%s\" comes after \"%s\", and is before it in the series", session->module, later->module);
        kf_diag_also(run->diags, diag, kf_span_of(later->node, "module"), "\"%s\" is held here", later->module);
        kf_diag_also(run->diags, diag, wish, "the module asks for that order");
        kf_diag_hint(run->diags, diag, "move the session with \"%s\" up, and give both their days", later->module);
    }
}

static bool is_known(const struct kf_kit *kit, const char *word)
{
    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], word) == 0) {
            return true;
        }
    }
    return strcmp(word, KF_AFTER_SCREENING) == 0 || strcmp(word, KF_AFTER_ALL) == 0;
}

static void complain_unknown(struct kf_run *run, const struct kf_kit *kit, const struct kf_module *module,
                             const char *word, struct kf_span wish)
{
    const char *nearest = kf_nearest(word, kit->module_ids, kit->module_count);

    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE, wish, module->address, "after: there is no module \"%s\"",
                              word),
                 "%s%s%swrite an id of a module, screening or all", nearest != NULL ? "did you mean " : "",
                 nearest != NULL ? nearest : "", nearest != NULL ? "? " : "");
}

void kf_series_check_place(struct kf_run *run, const struct kf_kit *kit, const struct kf_module *module)
{
    const struct kf_series *series = kit->community->series;

    for (int i = 0; i < module->after.count; i++) {
        const struct kf_node *node = module->after.node;
        struct kf_span wish = node->kind == KF_SEQUENCE ? node->items[i]->span : node->span;

        if (!is_known(kit, module->after.items[i])) {
            complain_unknown(run, kit, module, module->after.items[i], wish);
            continue;
        }
        for (int k = 0; series != NULL && k < series->sessions.count; k++) {
            const struct kf_series_session *session = series->sessions.items[k];

            if (strcmp(session->module, module->id) == 0) {
                check_after(run, series, session, module->after.items[i], wish);
            }
        }
    }
}
