/* example MODULE HANDOUT > handout.pdf: one handout of the kit, and what is to be said of it. */

#include <kinfold.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    struct kinfold *kit = kinfold_new(NULL, NULL);
    size_t files = 0, count = 0;
    const struct kinfold_file *file = argc == 3 ? kinfold_build(kit, argv[1], argv[2], NULL, &files) : NULL;
    const struct kinfold_diagnostic *found = kinfold_diagnostics(kit, &count);
    int status = file == NULL || fwrite(file->bytes, 1, file->length, stdout) != file->length;

    for (size_t i = 0; i < count; i++) {
        fputs(found[i].text, stderr);
    }
    kinfold_free(kit);
    return status;
}
