/* kinfold build: modules to PDF files. */

#include "cli/options.h"
#include "cli/production.h"
#include "cli/site_build.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_build = {
    .name = "build",
    .summary = "Make the PDF files of modules.",
    .usage = "kinfold build [MODULE|FILE]... [OPTIONS]",
    .help = "Without a module, all are made. A module is named by its id, its folder or its\n"
            "module.yaml. The files go to DIR/<module>/. When a module has errors, none of its\n"
            "files are written, and those of an earlier run stay; the other modules are\n"
            "still made.\n\n"
            "SOURCE_DATE_EPOCH sets the date inside the files. KINFOLD_DATA names another\n"
            "folder that holds modules and fonts. Where Linux has Landlock, build and check open only the\n"
            "kit, the community, the named modules and DIR; KINFOLD_UNCONFINED=1 lifts that.\n\n"
            "--make packet binds what a family takes home into one file, with a cover, a log and the\n"
            "helplines. --make pack makes all that one facilitator carries: of the module, or of\n"
            "the community's series when no module is named; then --make pack,packet,handouts adds each\n"
            "session's packet, and what it hands out. Those files go to a folder named after the series,\n"
            "with one print ticket for all of them.\n\n"
            "--sites FILE makes all of that for each site of a sheet (CSV, UTF-8): a row for each, the\n"
            "heads in the first line, an empty cell where the command line says it:\n"
            "  site        its name, and that of its folder in DIR\n"
            "  community   folder of its community.yaml from where the sheet lies, or one of the kit's\n"
            "  modules     with blanks between them\n"
            "  language, audience, paper, length, start, group-size    as the options of these names\n"
            "  copies      how many groups it has: the lists count for all of them\n"
            "In each folder are packing-list.pdf, receipt.pdf, and places.json, with which `kinfold\n"
            "recall` finds a line again. A row that is wrong is told, and the others are made.\n\n"
            "Several machines share a run: each is given the same options, its own --shard I/N, and one\n"
            "folder that all of them see. A module in one edition is made by one of them, whichever comes\n"
            "first. Of a module with mistakes in one edition alone, the others print the rest. Each keeps\n"
            "a record beside the pages, and --resume skips what is done. The number of the machine:\n"
            "  GNU parallel   parallel kinfold build --shard {}/4 ::: 1 2 3 4\n"
            "  with ssh       parallel -S one,two --wd . kinfold build --shard {}/4 ::: 1 2 3 4\n"
            "  Slurm          sbatch --array=1-4, and in the script\n"
            "                 kinfold build --shard $SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT\n"
            "  Kubernetes     an indexed job counts from 0:\n"
            "                 kinfold build --shard $((JOB_COMPLETION_INDEX + 1))/4\n\n"
            "Examples:\n"
            "  kinfold build repair-conversations\n"
            "  kinfold build --variant standard,large-print --paper a4 --out out/a4\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_BILINGUAL | KF_OPTIONS_MAKE | KF_OPTIONS_PIECE | KF_OPTIONS_OUT |
               KF_OPTIONS_WORK | KF_OPTIONS_EXPLAIN | KF_OPTIONS_DEPS | KF_OPTIONS_IMPOSE | KF_OPTIONS_SITES |
               KF_OPTIONS_SHARD,
    .run = run,
};

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_build, argc, argv, &options, &status)) {
        return status;
    }
    if (options.sites != NULL) {
        return kf_sites_build(cli, &options);
    }
    return kf_production_run(cli, &options, /* write */ true);
}
