// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),  // SE-0458
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
]

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "headshot", path: "..", traits: []),
        // Without its traits: no interposed allocator, no interposed runtime.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // The plugin finds benchmarks below a folder named Benchmarks only.
        .executableTarget(
            name: "Photos",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "PhotoNormalization", package: "headshot"),
            ],
            path: "Benchmarks/Photos",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ]
)
