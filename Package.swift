// swift-tools-version: 6.2

import PackageDescription

// One list for every Swift target. No logic, no unsafe flags: a package that depends on this one must be able to build it.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),  // SE-0458
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
]

let package = Package(
    name: "headshot",
    products: [
        .library(name: "PhotoNormalization", targets: ["PhotoNormalization"]),
        .executable(name: "headshot", targets: ["headshot"]),
        // For Benchmarks/ only: another package, which `package` access does not reach. No part of the API.
        .library(name: "EngineStages", targets: ["EngineStages"]),
    ],
    // None of them switches anything yet: their names are reserved for what is being built.
    traits: [
        .default(enabledTraits: ["Upload", "Sandbox"]),
        .trait(name: "Upload", description: "Reserved for sending photos to Microsoft Graph. Switches nothing yet."),
        .trait(name: "Sandbox", description: "Reserved for a local photo service to try with. Switches nothing yet."),
        .trait(name: "Batch", description: "Reserved for folders of photos with a journal. Switches nothing yet."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CLibJPEG",
            path: "vendor-modulemaps/CLibJPEG",
            pkgConfig: "libjpeg",
            providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]
        ),
        .systemLibrary(
            name: "CLibEXIF",
            path: "vendor-modulemaps/CLibEXIF",
            pkgConfig: "libexif",
            providers: [.apt(["libexif-dev"]), .brew(["libexif"])]
        ),
        .systemLibrary(
            name: "CLibLCMS",
            path: "vendor-modulemaps/CLibLCMS",
            pkgConfig: "lcms2",
            providers: [.apt(["liblcms2-dev"]), .brew(["little-cms2"])]
        ),
        .target(name: "CJPEGShim", dependencies: ["CLibJPEG"]),
        .target(name: "JPEGSyntax", swiftSettings: settings),
        .target(name: "JPEGCodec", dependencies: ["CJPEGShim"], swiftSettings: settings),
        .target(name: "CBlockKernels"),
        .target(name: "JPEGRateControl", dependencies: ["CBlockKernels", "JPEGCodec"], swiftSettings: settings),
        .target(
            name: "PhotoPixels",
            dependencies: ["CBlockKernels", "CLibLCMS", "JPEGCodec"],
            swiftSettings: settings
        ),
        .target(name: "PhotoMetadata", dependencies: ["CLibEXIF", "JPEGSyntax"], swiftSettings: settings),
        .target(
            name: "PhotoNormalization",
            dependencies: ["JPEGSyntax", "JPEGCodec", "JPEGRateControl", "PhotoMetadata", "PhotoPixels"],
            swiftSettings: settings
        ),
        .target(
            name: "HeadshotCommands",
            dependencies: [
                "PhotoNormalization",
                "PhotoMetadata",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(name: "headshot", dependencies: ["HeadshotCommands"], swiftSettings: settings),
        .testTarget(
            name: "HeadshotCommandsTests",
            dependencies: [
                "Fixtures",
                "HeadshotCommands",
                "PhotoNormalization",
                "PhotoMetadata",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "HostileInputTests",
            dependencies: [
                "CJPEGShim",
                "Fixtures",
                "HeadshotCommands",
                "JPEGCodec",
                "JPEGSyntax",
                "PhotoMetadata",
                "PhotoNormalization",
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "JPEGSyntaxTests", dependencies: ["JPEGSyntax"], swiftSettings: settings),

        // Generated photos, for the tests, the demo and the benchmarks.
        .target(name: "Fixtures", dependencies: ["CJPEGShim"], path: "Tests/Fixtures", swiftSettings: settings),
        .executableTarget(
            name: "generate-photo",
            dependencies: [
                "Fixtures",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "EngineStages",
            dependencies: ["Fixtures", "JPEGCodec", "JPEGRateControl", "JPEGSyntax", "PhotoNormalization"],
            path: "Benchmarks/Support",
            swiftSettings: settings
        ),
        .testTarget(name: "FixturesTests", dependencies: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "PhotoMetadataTests",
            dependencies: ["CLibEXIF", "JPEGSyntax", "PhotoMetadata"],
            swiftSettings: settings
        ),
        .testTarget(name: "JPEGCodecTests", dependencies: ["Fixtures", "JPEGCodec"], swiftSettings: settings),
        .testTarget(
            name: "JPEGRateControlTests",
            dependencies: ["CBlockKernels", "Fixtures", "JPEGCodec", "JPEGRateControl", "JPEGSyntax"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PhotoNormalizationTests",
            dependencies: [
                "Fixtures", "JPEGCodec", "JPEGSyntax", "PhotoMetadata", "PhotoNormalization", "PhotoPixels",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["JPEGSyntax", "PhotoMetadata", "PhotoNormalization"],
            swiftSettings: settings
        ),
    ]
)
