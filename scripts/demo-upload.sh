#!/usr/bin/env bash
# Starts a local Microsoft Graph photo service, uploads a generated photo to it, shows what arrived, stops it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

heading "Building headshot, graph-sandbox and generate-photo"
[ -x .build/debug/graph-sandbox ] || echo "The first time this takes some minutes: an HTTP client and a server are built as well."
# Not optimized, which would take several times as long.
for product in headshot graph-sandbox generate-photo; do
    if [ -t 1 ]; then
        swift build --product "$product"
    elif ! log=$(swift build --product "$product" 2>&1); then
        printf '%s\n' "$log" >&2
        fail "The build failed; see above."
    fi
done
bin=$(swift build --show-bin-path)

mkdir -p demo
photo=demo/photo.jpg
environment=$(mktemp -u)
"$bin/graph-sandbox" --port 0 --env-file "$environment" >demo/sandbox.txt &
sandbox=$!
stop() {
    kill "$sandbox" 2>/dev/null || true
    wait "$sandbox" 2>/dev/null || true
    rm -f "$environment"
}
trap stop EXIT
until [ -f "$environment" ]; do
    kill -0 "$sandbox" 2>/dev/null || fail "graph-sandbox did not start; see above."
    sleep 0.05
done
source "$environment"
service=(--graph-url "$HEADSHOT_SANDBOX_URL" --authority-url "$HEADSHOT_SANDBOX_URL")
person=adele.vance@contoso.onmicrosoft.com

# Where the service is says every command; showing it once is enough.
run() {
    local shown=$*
    printf '%s$ headshot %s …%s\n' "$bold" "${shown%% --graph-url*}" "$plain"
    "$bin/headshot" "$@"
}

heading "A local Microsoft Graph photo service, with 20 people"
head -1 demo/sandbox.txt

heading "A photo of 12 megapixels, larger than a request may be, with a position inside"
"$bin/generate-photo" --camera --width 4000 --height 3000 --target-bytes 5000000 "$photo"
ls -l "$photo" | awk '{ print $9 ": " $5 " bytes" }'

heading "What the credential may do"
run auth check "${service[@]}"

heading "Uploaded"
run upload "$photo" --user "$person" "${service[@]}"

heading "What the service got"
if has curl; then
    curl -sS "$HEADSHOT_SANDBOX_URL/_sandbox/log" |
        sed -E 's/.*"method":"([^"]*)","target":"([^"]*)".*"bodyByteCount":([0-9]*).*"status":([0-9a-z]*).*/\1 \2|\3 bytes|\4/' |
        awk -F '|' '{ printf "  %s  %-72s %s\n", $3, $1, $2 }'
fi

heading "Downloaded again"
run download --user "$person" -o demo/from-service.jpg --force "${service[@]}"

heading "Your turn"
cat <<END
Start the service in one terminal and use it from another; docs/sandbox.md shows what can be tried.

  $bin/graph-sandbox
END
