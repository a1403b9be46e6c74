#ifndef KF_BASE_LIMITS_H
#define KF_BASE_LIMITS_H

/* Every limit on what others may hand us, in one place. */

enum kf_limit {
    KF_LIMIT_FILE_BYTES = 4 * 1024 * 1024,
    KF_LIMIT_NODES = 200000,    /* of one file, aliases expanded */
    KF_LIMIT_DEPTH = 64,        /* of nested YAML */
    KF_LIMIT_SCALAR_BYTES = 65536,
    KF_LIMIT_PAGES = 2000,      /* of one document */
    KF_LIMIT_BLANKS = 200,      /* in one paragraph */
    KF_LIMIT_IMAGE_PIXELS = 40 * 1000 * 1000,
    KF_LIMIT_ERRORS_SHOWN = 200,
};

#endif
