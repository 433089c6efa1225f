#!/usr/bin/env bash
# Measures uploads against graph-sandbox, optimized, each in a process of its own:
#   1. 1,000 uploads, and 1,000 more to the same people, while a fifth of the requests fail, in every way that can be tried
#      again: each photo has to be there.
#   2. The same while a fifth of the requests go wrong in every way there is: what is reported has to be true.
#      Both in four services: photos as sent or encoded again, ETags of the content or new at each upload. Nothing may be
#      sent again where no fault was injected: 1.02 requests a photo at most.
#   3. The processor time of 1,000 uploads of 100 KB, and that of curl for the same.
# Usage: measure-uploads.sh [COUNT]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

count=${1-1000}
folder=$(mktemp -d)
sandbox=''
stop() {
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
        sandbox=''
    fi
}
trap 'stop; rm -rf "$folder"' EXIT

heading "Building, optimized"
for product in graph-sandbox upload-many; do
    swift build --configuration release --scratch-path .build-release --product "$product"
done
bin=$(swift build --configuration release --scratch-path .build-release --show-bin-path)

start() {
    stop
    rm -f "$folder/environment"
    "$bin/graph-sandbox" --port 0 --users $((count + 10)) --env-file "$folder/environment" "$@" >/dev/null &
    sandbox=$!
    until [ -f "$folder/environment" ]; do
        kill -0 "$sandbox" 2>/dev/null || fail "graph-sandbox did not start; see above."
        sleep 0.05
    done
    source "$folder/environment"
}

failures=0
upload() {
    "$bin/upload-many" "$HEADSHOT_SANDBOX_URL" --count "$count" "$@" || failures=$((failures + 1))
}

for photos in as-sent reencoded; do
    for etags in content random; do
        world="photos $photos, ETags $etags"
        heading "Faults after which another try helps, in 20 % of the requests; $world"
        start --photos "$photos" --etags "$etags" --fail retryable=20% --fail read:retryable=5% --stall 3
        upload --timeout 10 --rounds 2 --verify-timeout 30

        heading "All faults, in 20 % of the requests; $world"
        echo "Photos may fail here: some faults say that trying again is of no use. What is reported has to be true."
        start --photos "$photos" --etags "$etags" --fail all=20% --stall 3
        upload --timeout 10 --rounds 2 --verify-timeout 3 --may-fail
    done
done

heading "Processor time for $count uploads of 100 KB, without limits or faults"
start --throttle off
upload --distinct 20 --bytes 100000 --bare --save "$folder/photos"

if has curl; then
    token=$(curl -sS -X POST "$HEADSHOT_SANDBOX_URL/_sandbox/tokens" -d '{"expiresIn":3600}' | sed 's/.*:"//; s/".*//')
    directory=$(curl -sS "$HEADSHOT_SANDBOX_URL/_sandbox/directory")
    names=$(grep -o '"userPrincipalName":"[^"]*","displayName":"[^"]*","hasMailbox":true' <<<"$directory" |
        cut -d '"' -f 4 | head -n "$count")
    (umask 077 && printf 'header = "Authorization: Bearer %s"\nheader = "Content-Type: image/jpeg"\n' "$token" >"$folder/curl")
    number=0
    while read -r name; do
        if [ "$number" -gt 0 ]; then echo next; fi
        cat "$folder/curl"
        printf 'request = "PUT"\ndata-binary = "@%s/photos/%d.jpg"\noutput = "/dev/null"\n' "$folder" $((number % 20))
        printf 'url = "%s/v1.0/users/%s/photo/$value"\n' "$HEADSHOT_SANDBOX_URL" "$name"
        number=$((number + 1))
    done <<<"$names" >"$folder/config"

    # In turn, so that what else the machine does hits both; the median of each is compared.
    TIMEFORMAT='%U %S'
    for run in 1 2 3 4 5; do
        upload --distinct 20 --bytes 100000 --bare >"$folder/run"
        sed -nE 's/.* ([0-9.]+) s of processor time$/\1/p' "$folder/run" >>"$folder/ours"
        curl -sS -X DELETE "$HEADSHOT_SANDBOX_URL/_sandbox/photos"
        { time curl -sS --parallel --parallel-max 4 --config "$folder/config" 2>&3; } 3>&2 2>>"$folder/curls"
        curl -sS "$HEADSHOT_SANDBOX_URL/_sandbox" | sed -E "s/.*\"photoCount\":([0-9]*).*/run $run: \\1 photos of curl's are there/"
    done
    median() { awk '{ print $1 + $2 }' "$1" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
    awk -v ours="$(median "$folder/ours")" -v curls="$(median "$folder/curls")" 'BEGIN {
        printf "processor time, median of 5: %.3f s here, %.3f s for curl --parallel --parallel-max 4: %.2f times as much\n",
            ours, curls, ours / curls
    }'
fi

[ "$failures" -eq 0 ] || fail "$failures of the runs were not as they have to be."
