#ifndef KF_BASE_OLD_FILES_H
#define KF_BASE_OLD_FILES_H

/* Several files of this machine written as one: all, or none. What was there before is kept under a second name, which takes
 * no room, until all are written. Names that a killed run leaves are swept by the next. */

struct kf_old_files;

struct kf_old_files *kf_old_files_new(void);
/* Before a file is written. */
void kf_old_files_keep(struct kf_old_files *files, const char *path);
/* All is as it was: old files are back, new ones gone. Frees. */
void kf_old_files_put_back(struct kf_old_files *files);
/* All are written. Frees. */
void kf_old_files_forget(struct kf_old_files *files);

#endif
