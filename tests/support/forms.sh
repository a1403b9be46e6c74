# Sourced by tests/modules: builds the kit's module in every form. Needs KINFOLD and KF_SOURCE_DIR.

module=repair-conversations
riverbend=$KF_SOURCE_DIR/modules/communities/riverbend

# form|pages of the handout|paper|options
forms() {
    cat << END
standard|1|letter|
a4|1|a4|--paper a4
large-print|3|letter|--variant large-print
large-print-a4|3|a4|--variant large-print --paper a4
clear-spacing|any|letter|--variant clear-spacing
clear-spacing-a4|any|a4|--variant clear-spacing --paper a4
ink-saver|1|letter|--variant ink-saver
ink-saver-a4|1|a4|--variant ink-saver --paper a4
fillable|1|letter|--fillable
fillable-a4|1|a4|--fillable --paper a4
fillable-large-print|3|letter|--fillable --variant large-print
couple|1|letter|--audience couple
arabic|1|letter|--language ar
arabic-a4|1|a4|--language ar --paper a4
arabic-ink-saver|1|letter|--language ar --variant ink-saver
riverbend|1|letter|--community $riverbend
riverbend-a4|1|a4|--community $riverbend --paper a4
riverbend-fillable|1|letter|--community $riverbend --fillable
END
}

# build_form DIR OPTION...: the module's files, in DIR/<module>.
build_form() {
    out=$1
    shift
    # Arabic is a draft and says so; that is no failure.
    "$KINFOLD" build "$module" --quiet --out "$out" "$@" 2> "$out.log" || {
        echo "kinfold build $* failed:" >&2
        cat "$out.log" >&2
        return 1
    }
}

# build_forms DIR: all of them, in DIR/<form>/<module>.
build_forms() {
    forms > "$1/forms"
    while IFS='|' read -r form pages paper options; do
        # shellcheck disable=SC2086 # options are words
        build_form "$1/$form" $options || return 1
    done < "$1/forms"
}
