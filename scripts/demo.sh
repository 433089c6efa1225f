#!/usr/bin/env bash
# Builds the command, makes a photo that is too large for Microsoft Graph, and normalizes it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

heading "Building headshot and generate-photo"
[ -x .build/release/headshot ] || echo "The first time this takes a minute or so."
# Only these two, whatever else the package has. What SwiftPM says is of interest on a terminal, and if it fails.
for product in headshot generate-photo; do
    if [ -t 1 ]; then
        build_product "$product"
    elif ! log=$(build_product "$product" 2>&1); then
        printf '%s\n' "$log" >&2
        fail "The build failed; see above."
    fi
done
bin=$(swift build --configuration release --disable-default-traits --show-bin-path)
mkdir -p demo
photo=demo/photo.jpg output=demo/photo.normalized.jpg

run() {
    printf '%s$ headshot %s%s\n' "$bold" "$*" "$plain"
    "$bin/headshot" "$@"
}

# The value of a key of a flat JSON object, without quotation marks or brackets.
value() {
    sed -E 's/.*"'"$2"'":(\[[^]]*\]|"[^"]*"|[^,}]*).*/\1/; s/[]["]//g; s/,/, /g' <<<"$1"
}

thousands() {
    sed -E ':more
s/^([0-9]+)([0-9]{3})/\1,\2/
t more' <<<"$1"
}

# printf pads by bytes, and × has two.
row() {
    printf '  %-16s %*s%s   %*s%s\n' "$1" $((14 - ${#2})) '' "$2" $((14 - ${#3})) '' "$3"
}

heading "A photo of 24 megapixels, with a position, a thumbnail and a serial number inside"
"$bin/generate-photo" --camera --target-bytes 8000000 "$photo"
ls -l "$photo" | awk '{ print $9 ": " $5 " bytes" }'

heading "Normalized"
run normalize "$photo" --force

heading "The same for programs"
json=$("$bin/headshot" normalize "$photo" --force --json)
printf '%s$ headshot normalize %s --force --json%s\n%s\n' "$bold" "$photo" "$plain" "$json"

heading "Before and after"
row "" before after
row bytes "$(thousands "$(value "$json" inputByteCount)")" "$(thousands "$(value "$json" outputByteCount)")"
row "bytes allowed" "" "$(thousands "$(value "$json" maximumByteCount)")"
row "width × height" "$(value "$json" inputWidth) × $(value "$json" inputHeight)" \
    "$(value "$json" width) × $(value "$json" height)"
row method "" "$(value "$json" method)"
row "times encoded" "" "$(value "$json" encodeCount)"
row "PSNR" "" "$(value "$json" psnr) dB"
printf '  %-16s %s\n' removed "$(value "$json" removed)"

heading "Once more: what conforms is left alone"
run normalize "$output" --force

heading "Your turn"
cat <<END
The photos are in $PWD/demo. Now with your own, which are never changed:

  .build/release/headshot normalize ~/Pictures/beach.jpg
  .build/release/headshot normalize ~/Pictures -d ready
  .build/release/headshot normalize --help
END
