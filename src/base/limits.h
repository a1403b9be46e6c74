#ifndef KF_BASE_LIMITS_H
#define KF_BASE_LIMITS_H

/* Every limit on what others may hand us, in one place: far above what a kit, a programme or a city's year of certificates
 * needs, and low enough that a file made to harm costs seconds, not the machine. What is wise to write (words in a sentence,
 * items in a list) is a rule's business and stands in rules/; what a drawing has room for stands in its block. */

enum kf_limit {
    /* --- files, in bytes --- */
    KF_LIMIT_FILE_BYTES = 4 * 1024 * 1024,         /* YAML, PO, CSV: nine times the kit's largest, a translation */
    KF_LIMIT_IMAGE_BYTES = 4 * 1024 * 1024,        /* a picture goes into every document whole, and papers are mailed */
    KF_LIMIT_TICKET_BYTES = 1024 * 1024,           /* of a print ticket: a few lines a job */
    KF_LIMIT_PRINTED_BYTES = 256 * 1024 * 1024,    /* list of all that a release prints */
    KF_LIMIT_PDF_BYTES = 512 * 1024 * 1024,        /* sent to a printer */

    /* --- YAML --- */
    KF_LIMIT_NODES = 200000,      /* of one file, aliases expanded */
    KF_LIMIT_ALIASES = 1000,      /* in one file; the kit has none */
    KF_LIMIT_DEPTH = 64,          /* of nested YAML: reading, binding and copying go down by calls */
    KF_LIMIT_SCALAR_BYTES = 65536, /* of one text: 30 pages; more is an open quote */
    KF_LIMIT_WORD_BYTES = 2048,   /* without a place to break a line, and the longest that a link's address may be */
    KF_LIMIT_READINGS = 25,       /* of a file with syntax errors: one more for each that is found */
    KF_LIMIT_SCAN_REPORTS = 50,   /* of bad bytes: a file that is wrong throughout needs no thousand messages */

    /* --- modules and programmes --- */
    KF_LIMIT_LENGTHS = 8,         /* of a session, in minutes */
    KF_LIMIT_DAY_MINUTES = 24 * 60,
    KF_LIMIT_COUNTED = 200,       /* of a material, for each person or to so many people */
    KF_LIMIT_BASES = 4,           /* programmes built one on the other: a state, a county, a town, a clinic */
    KF_LIMIT_RENEWAL_MONTHS = 120, /* until a trainer's certificate is to be renewed */
    KF_LIMIT_COLUMN_MM = 1000,    /* the width of a table's column, which is shared in proportion */
    KF_LIMIT_BLANKS = 200,        /* in one paragraph: more print as they were typed */

    /* --- pages and pictures --- */
    KF_LIMIT_PAGES = 2000,        /* of one document: some three times all of the kit in one binder */
    KF_LIMIT_FIELDS = 10000,      /* to fill in, in one document: five times those of all the kit's handouts */
    KF_LIMIT_IMAGE_PIXELS = 40 * 1000 * 1000, /* 160 MB decoded; a page at 600 dpi has 34 million */
    KF_LIMIT_IMAGE_SIDE = 32767,  /* pixels: the most that Cairo draws */

    /* --- sheets --- */
    KF_LIMIT_ROWS = 20000,        /* of a CSV file */
    KF_LIMIT_NAME_BYTES = 400,    /* of a person's name: more than any has; cells may have run into one another */
    KF_LIMIT_SITE_NAME_BYTES = 120, /* of a folder on any machine: 255 with what is added */
    KF_LIMIT_SESSIONS = 99,       /* that someone came to */
    KF_LIMIT_HOURS = 999,         /* of a training */

    /* --- options --- */
    KF_LIMIT_JOBS = 256,
    KF_LIMIT_MINUTES = 600,       /* of a session: ten hours */
    KF_LIMIT_PEOPLE = 200,        /* in a group */
    KF_LIMIT_PAGE = 999,          /* that is asked for by number */
    KF_LIMIT_COPIES = 999,
    KF_LIMIT_SITE_COPIES = 99,
    KF_LIMIT_DPI = 600,           /* of a preview: 34 million pixels a page */

    /* --- the machine, and what is shown --- */
    KF_LIMIT_LINKS = 40,          /* followed to a file that is written, as the kernel does */
    KF_LIMIT_FOLDERS_DEEP = 3,    /* where lists of what was printed are sought */
    KF_LIMIT_ERRORS_SHOWN = 200,
};

#endif
