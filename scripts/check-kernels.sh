#!/usr/bin/env bash
# Checks the C kernels against plain references under AddressSanitizer and UndefinedBehaviorSanitizer: seconds, where the whole
# suite takes an hour under them.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

program=$(mktemp)
trap 'rm -f "$program"' EXIT
heading "Kernels under sanitizers"
clang -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -DKERNEL_CHECKS_MAIN \
    -I Sources/CJPEGKernels -I Sources/CJPEGKernels/include -I Tests/CKernelChecks/include \
    Tests/CKernelChecks/*.c Sources/CJPEGKernels/*.c -lm -o "$program" 2>&1 | grep -v 'Cannot export local symbol' || true
"$program"
