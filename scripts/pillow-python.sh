#!/usr/bin/env bash
# Runs a script with the Python that has Pillow: the first of PATH, or the system's.
# Usage: pillow-python.sh SCRIPT ARGUMENTS...
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

for python in python3 /usr/bin/python3; do
    if "$python" -c 'from PIL import Image, ImageCms' 2>/dev/null; then exec "$python" "$@"; fi
done
fail "No Python here has Pillow: run make test-deps"
