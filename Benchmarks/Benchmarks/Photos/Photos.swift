internal import Benchmark
internal import Foundation
internal import PhotoNormalization

/// How far a run may be from the committed thresholds: other machines and other work on the same machine are not the
/// engine's fault; an algorithm that has become worse by an order is.
private let thresholds: [BenchmarkMetric: BenchmarkThresholds] = [
    .wallClock: BenchmarkThresholds(relative: [.p50: 200]),
    .cpuTotal: BenchmarkThresholds(relative: [.p50: 200]),
    .peakMemoryResident: BenchmarkThresholds(relative: [.p50: 25]),
]

/// What the library is asked to do; `run-stage` times the stages inside.
private let tasks: [(name: String, options: NormalizationOptions)] = [
    ("metadata", NormalizationOptions(maximumByteCount: .percentOfInput(110))),
    ("half the bytes, fast", NormalizationOptions(maximumByteCount: .percentOfInput(50), effort: .fast)),
    ("half the bytes", NormalizationOptions(maximumByteCount: .percentOfInput(50))),
    ("half the bytes, best", NormalizationOptions(maximumByteCount: .percentOfInput(50), effort: .best)),
    ("profile", .profile),
]

let benchmarks: @Sendable () -> Void = {
    for task in tasks {
        Benchmark(
            task.name,
            configuration: Benchmark.Configuration(
                metrics: [.wallClock, .cpuTotal, .peakMemoryResident],
                warmupIterations: 2,
                maxDuration: .seconds(5),
                maxIterations: 50,
                thresholds: thresholds
            )
        ) { _, photo in
            blackHole(try PhotoNormalizer(options: task.options).normalize(photo).bytes.count)
        } setup: {
            // run.sh makes it: 12 megapixels.
            try [UInt8](Data(contentsOf: URL(filePath: ".build/benchmark.jpg")))
        }
    }
}
