#ifndef KF_TESTS_FORMS_H
#define KF_TESTS_FORMS_H

/* Every form in which a module is printed, laid out in this process, and what tests ask of it: words. */

#include "editions/document.h"
#include "support/support.h"

#define KF_FORM_MODULE "repair-conversations"

struct kf_form {
    const char *name;
    struct kf_edition edition;
    bool riverbend; /* the example community's own build */
    bool clinic;    /* that of `kinfold release`: lines for a clinic at the head */
    bool guide;
    bool vocabulary; /* of the module that has every block, not of KF_FORM_MODULE */
};

struct kf_laid_form {
    struct kf_run *run;
    const struct kf_form *form;
    const struct kf_content *content;
    const struct kf_documents *documents;
};

/* The forms, all made with one run; NULL (and what is wrong is shown) when one cannot be made. */
struct kf_forms {
    struct kf_run *run;
    struct kf_laid_form *items;
    int count;
};

/* A run over the machine's own files, with the kit of KF_SOURCE_DIR. */
struct kf_run *kf_test_machine_run(void);
struct kf_forms *kf_forms_new(void);
/* Of tests/modules/vocabulary, which has every block: each variant and paper, and what is safe to carry. */
struct kf_forms *kf_forms_new_of_vocabulary(void);
void kf_forms_free(struct kf_forms *forms);
const struct kf_laid_form *kf_forms_get(const struct kf_forms *forms, const char *name);
/* One form more, with a text put at an address (NULL: none). It gets a Pango context of its own: a context that is set
 * for another language lays out its old texts anew. */
bool kf_form_lay_out(struct kf_run *run, const struct kf_form *form, const struct kf_setting *setting,
                     struct kf_laid_form *ret_laid);
const struct kf_document *kf_laid_handout(const struct kf_laid_form *laid); /* six-steps */

/* The words of a text: NFKC, without blanks, direction marks and white space. In run's arena. */
struct kf_word_list {
    const char **items;
    int count;
};

struct kf_word_list kf_words_split(struct kf_run *run, const char *text);
/* What an item shows, for text items. */
const char *kf_item_text(struct kf_run *run, const struct kf_item *item);
/* The words of the structure tree, in reading order. */
const char *kf_tree_text(struct kf_run *run, const struct kf_document *document);
/* Fails the test at the first word that differs, showing what is around it. */
void kf_assert_same_words(struct kf_run *run, const char *where, const char *expected, const char *found);

/* Finishes a document and writes it to a file, whose path it returns (in run's arena). */
const char *kf_form_write(struct kf_run *run, const struct kf_laid_form *laid, const struct kf_document *document,
                          const char *folder);
/* What a command prints; its arguments end with NULL. Fails the test when there is no such program. */
char *kf_test_output(struct kf_run *run, const char *program, ...) G_GNUC_NULL_TERMINATED;
/* A folder for this test alone, removed with everything in it. */
char *kf_test_folder(void);
void kf_test_folder_remove(char *folder);

#endif
