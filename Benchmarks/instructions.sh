#!/bin/sh
# Counts the instructions of each stage under callgrind and compares them with instructions.txt: the counts hardly depend
# on the machine's load, so they show what the clock cannot. `instructions.sh update` writes the file anew.
#
# A stage's count is that of a run with it less that of a run that only makes everything ready.
set -eu
cd "$(dirname "$0")"

photo=.build/instructions.jpg
reference=instructions.txt
# Percent that a count may grow; what libjpeg and the standard library contribute differs a little from one to the next.
tolerance=5

[ -x "$(command -v valgrind)" ] || { echo "instructions.sh needs valgrind" >&2; exit 1; }
mkdir -p .build
# valgrind gives up on debug information that it does not know.
run_stage=.build/run-stage
strip -g -o "$run_stage" "$(./run-stage)"
"$run_stage" "$photo" generate 1200 800

count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$run_stage" "$photo" "$1" 2>&1 >/dev/null |
        awk '/Collected/ { print $NF }'
}

nothing=$(count none)
current=$(mktemp)
trap 'rm -f "$current"' EXIT
for stage in "syntax scan" "entropy decode" "entropy decode with histogram" search requantization "Huffman tables" write \
    normalize; do
    printf '%12d  %s\n' "$(($(count "$stage") - nothing))" "$stage" >>"$current"
done

if [ "${1:-}" = update ]; then
    cp "$current" "$reference"
    cat "$reference"
    exit
fi
# Small counts vary with where the memory happens to lie: 100,000 more is never an alarm.
awk -v tolerance="$tolerance" '
    { count = $1; sub(/^ *[0-9]+ +/, ""); stage = $0 }
    NR == FNR { expected[stage] = count; next }
    {
        change = 100 * (count - expected[stage]) / expected[stage]
        grown = count > expected[stage] * (1 + tolerance / 100) + 100000
        printf "%12d %+7.1f %%  %s%s\n", count, change, stage, grown ? "  MORE THAN BEFORE" : ""
        failed += grown
    }
    END { exit failed > 0 }
' "$reference" "$current"
