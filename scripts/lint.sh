#!/usr/bin/env bash
# Checks everything that needs no build of the package.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

failures=0
check() {
    local name=$1
    shift
    if "$@"; then
        printf 'ok      %s\n' "$name"
    else
        printf 'FAILED  %s\n' "$name"
        failures=$((failures + 1))
    fi
}

swift_format() {
    local folders=(Package.swift Sources Tests)
    for folder in Benchmarks Fuzz; do
        if [ -d "$folder" ]; then folders+=("$folder"); fi
    done
    # What is not committed may be a build folder of a nested package.
    git ls-files --cached --others --exclude-standard -z -- "${folders[@]}" | grep -z '\.swift$' |
        xargs -0 swift format lint --strict --parallel
}

# Clang is the package's compiler; gcc sees variables that setjmp's second return would clobber, when it optimizes.
compile_c() {
    local source status=0
    while read -r source; do
        "$@" -c -o /dev/null -I Sources/CJPEGShim/include -I Sources/CJPEGKernels/include \
            $(pkg-config --cflags libjpeg libexif) "$source" || status=1
    done < <(git ls-files --cached --others --exclude-standard 'Sources/*.c')
    return $status
}

committed_files() {
    local status=0 files
    files=$(git ls-files)
    if grep -E '(^|/)\.build|(^|/)Package\.resolved$|\.swiftpm/|\.DS_Store$' <<<"$files"; then
        echo "        These must not be committed." >&2
        status=1
    fi
    # Text with tabs belongs into Makefiles only.
    if git grep -nIP '\t' -- ':!*Makefile*' ':!LICENSE' ':!*.tsv' ':!Benchmarks/instructions.txt'; then
        echo "        Tabs; indent with spaces." >&2
        status=1
    fi
    if git grep -nIE '[ ]+$' -- ':!LICENSE'; then
        echo "        Spaces at the end of a line." >&2
        status=1
    fi
    return $status
}

# Paths of somebody's machine, and work left undone.
committed_text() {
    local status=0
    if git grep -nIE '(^|[^A-Za-z0-9_.-])/(home|Users|work|root|private)/[A-Za-z0-9]' -- ':!scripts/lint.sh'; then
        echo "        Paths of one machine." >&2
        status=1
    fi
    if git grep -nIwE 'TODO|FIXME|XXX' -- ':!scripts/lint.sh'; then
        echo "        Left undone." >&2
        status=1
    fi
    return $status
}

shell_syntax() {
    local script status=0
    for script in scripts/*.sh .ci/run; do
        bash -n "$script" || status=1
    done
    return $status
}

check "swift format lint" swift_format
check "C, clang -Wall -Wextra -Werror" compile_c clang -O2 -Wall -Wextra -Werror
if has gcc && ! gcc --version | grep -qi clang; then
    check "C, gcc -O2 -Wclobbered -Werror" compile_c gcc -O2 -Wclobbered -Werror
else
    echo "skipped C, gcc: there is none here"
fi
check "shell scripts parse" shell_syntax
check "committed files" committed_files
check "committed text" committed_text
if has python3; then
    check "ladder of modules and folders" python3 -B scripts/ladder.py
    check "ladder, its own test" python3 -B scripts/ladder.py --self-test
    check "names in documents and comments" python3 -B scripts/names.py
else
    echo "skipped ladder and names: there is no python3 here"
fi

[ $failures -eq 0 ] || fail "$failures of the checks failed."
