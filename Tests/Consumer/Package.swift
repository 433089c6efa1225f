// swift-tools-version: 6.2

import PackageDescription

// A package outside: it depends on Headshot as a server does, without traits, and has every check on that Headshot has.
let package = Package(
    name: "consumer",
    dependencies: [.package(name: "headshot", path: "../..", traits: [])],
    targets: [
        .executableTarget(
            name: "Consumer",
            dependencies: [
                .product(name: "PhotoNormalization", package: "headshot"),
                .product(name: "GraphPhotos", package: "headshot"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .strictMemorySafety(),  // SE-0458
                .enableUpcomingFeature("ExistentialAny"),  // SE-0335
                .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
                .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
            ]
        )
    ]
)
