#!/usr/bin/env bash
# Builds one product, optimized. Usage: build.sh PRODUCT [upload]
# Without "upload" nothing that talks to a service is built, which takes a minute instead of some.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
case ${2-} in
'') build_product "${1:?PRODUCT is missing}" ;;
upload) swift build --configuration release ${static_library[@]+"${static_library[@]}"} --product "$1" ;;
*) fail "Usage: build.sh PRODUCT [upload]" ;;
esac
