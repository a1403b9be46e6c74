#ifndef KF_TESTS_HONEST_H
#define KF_TESTS_HONEST_H

/* What a validator cannot tell of pages laid out: what is read is what is seen, all of it, once, inside the page. Each
 * looks at every document of every form, shows what is wrong there, and then fails. */

#include "support/forms.h"

/* The tree holds each word of the page once, in the order in which it is drawn. */
void kf_assert_tree_is_page(const struct kf_forms *forms);
/* Unread words are furniture, or are read elsewhere. */
void kf_assert_artifacts_are_furniture(const struct kf_forms *forms);
/* A figure says what it shows, holds no words, and all of a page's take no more than this share of it. */
void kf_assert_figures_are_pictures(const struct kf_forms *forms, double share);
/* Fields and links have labels, lie in main, and are reached in the order in which the page is read. */
void kf_assert_marks_are_in_order(const struct kf_forms *forms);
void kf_assert_boxes_inside(const struct kf_forms *forms);
void kf_assert_no_overlap(const struct kf_forms *forms);
/* Every word leaves ink on the drawn page. Returns how many were looked for. */
int kf_assert_words_are_seen(const struct kf_forms *forms);

#endif
