#!/usr/bin/env bash
# Builds and tests, each way with a folder of its own, so that the next run starts where this one ended.
# Usage: test.sh debug|plain|release|address|undefined ...
#
#   debug      as one works: debug, all traits that are on by default
#   plain      debug, without traits; not over the folder of photos, which traits do not change. Then a package that depends on
#              this one is built: the API has to be complete for it
#   release    optimized
#   address    optimized, with AddressSanitizer in C and Swift, as debug would take several times as long
#   undefined  optimized, without traits, with UndefinedBehaviorSanitizer in C beside AddressSanitizer: this package's C takes
#              part, other people's cryptography does not
#
# Warnings in the package's own code are errors.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ $# -gt 0 ] || fail "Usage: test.sh debug|plain|release|address|undefined ..."
if [ -z "${HEADSHOT_CORPUS-}" ]; then
    echo "HEADSHOT_CORPUS is not set: the tests over a folder of photos are skipped."
fi

for way in "$@"; do
    optimized=(--configuration release -Xswiftc -enable-testing)
    environment=(env)
    options=(-Xswiftc -warnings-as-errors)
    case $way in
    debug) ;;
    plain)
        options+=(--disable-default-traits --scratch-path .build-plain)
        environment+=(-u HEADSHOT_CORPUS)
        ;;
    release) options+=("${optimized[@]}" --scratch-path .build-release) ;;
    address) options+=("${optimized[@]}" --sanitize=address --scratch-path .build-address) ;;
    undefined)
        # Swift's driver links this sanitizer on Linux only as a part of the other.
        options+=("${optimized[@]}" --disable-default-traits --sanitize=address --scratch-path .build-undefined)
        options+=(-Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=all)
        ;;
    *) fail "test.sh: $way is none of debug, plain, release, address, undefined" ;;
    esac
    case $way in
    address | undefined)
        # Where freed memory is kept back, tests leave it to LeakSanitizer to say what leaks.
        environment+=(HEADSHOT_SANITIZED=1 "LSAN_OPTIONS=suppressions='$PWD/scripts/leaks.txt':print_suppressions=0")
        ;;
    esac

    # All tests at once keep each other waiting for minutes, and limits of seconds pass before a server is asked.
    environment+=("SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-4}")

    heading "Tests: $way"
    swift build --build-tests "${options[@]}"
    # A line for each start and each case makes the failures hard to find.
    "${environment[@]}" swift test --disable-xctest --skip-build "${options[@]}" 2>&1 |
        grep --line-buffered --text -vE '^[^ ]+ (Test|Suite) .* started\.$|^[^ ]+ Test case passing .* passed '
    if [ "$way" = plain ]; then
        heading "A package outside"
        swift build --package-path Tests/Consumer --scratch-path .build-consumer -Xswiftc -warnings-as-errors
    fi
done
