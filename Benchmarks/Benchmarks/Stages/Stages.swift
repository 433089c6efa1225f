internal import Benchmark
internal import EngineStages

/// How far a run may be from the committed thresholds: other machines and other work on the same machine are not the
/// engine's fault; an algorithm that has become worse by an order is.
private let thresholds: [BenchmarkMetric: BenchmarkThresholds] = [
    .wallClock: BenchmarkThresholds(relative: [.p50: 200]),
    .cpuTotal: BenchmarkThresholds(relative: [.p50: 200]),
    .peakMemoryResident: BenchmarkThresholds(relative: [.p50: 25]),
]

let benchmarks: @Sendable () -> Void = {
    for stage in Stage.allCases {
        Benchmark(
            stage.rawValue,
            configuration: Benchmark.Configuration(
                metrics: [.wallClock, .cpuTotal, .peakMemoryResident],
                warmupIterations: 2,
                maxDuration: .seconds(5),
                maxIterations: 50,
                thresholds: thresholds
            )
        ) { _, runner in
            blackHole(try runner.run(stage))
        } setup: {
            // 12 megapixels, to half its bytes.
            try StageRunner(photo: BenchmarkPhoto.bytes(width: 4_000, height: 3_000), budgetShare: 0.5)
        }
    }
}
