/* What a reader calls the pages of a document whose languages each count their own. */
#include "editions/editions_internal.h"

void kf_document_label_pages(struct kf_document *document, const char *prefix, const struct kf_leaves *leaves)
{
    if (!document->labels) {
        document->label_count = document->pages.count;
        document->labels = KF_NEW_ARRAY(document->arena, document->label_count, struct kf_page_labels);
    }
    for (int i = 0; i < leaves->count; i++) {
        int page = leaves->first + i * leaves->step;
        document->labels[page] = (struct kf_page_labels){.first = page, .prefix = prefix, .start = i + 1};
    }
}
