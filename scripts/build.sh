#!/usr/bin/env bash
# Builds one product, optimized. Usage: build.sh PRODUCT
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
build_product "${1:?PRODUCT is missing}"
