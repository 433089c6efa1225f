#!/bin/sh
# Times what the library does with a photo of 12 megapixels, and then each stage of the engine by itself.
set -eu
cd "$(dirname "$0")"
mkdir -p .build
run_stage=$(./run-stage)
"$run_stage" .build/benchmark.jpg generate 4000 3000
swift package --disable-sandbox benchmark --no-progress
"$run_stage" .build/benchmark.jpg times
