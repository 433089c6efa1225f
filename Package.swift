// swift-tools-version: 6.2

import PackageDescription

// One list for every Swift target. No logic, no unsafe flags: a package that depends on this one must be able to build
// it.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),  // SE-0458
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
]

let upload: TargetDependencyCondition? = .when(traits: ["Upload"])
let sandbox: TargetDependencyCondition? = .when(traits: ["Sandbox"])

let package = Package(
    name: "headshot",
    products: [
        .library(name: "PhotoNormalization", targets: ["PhotoNormalization"]),
        .library(name: "GraphPhotos", targets: ["GraphPhotos"]),
        .library(name: "GraphSandbox", targets: ["GraphSandbox"]),
        .executable(name: "headshot", targets: ["headshot"]),
        .executable(name: "graph-sandbox", targets: ["graph-sandbox"]),
        // For Benchmarks/ only: another package, which `package` access does not reach. No part of the API.
        .library(name: "EngineStages", targets: ["EngineStages"]),
    ],
    // Without them the package needs nothing but swift-argument-parser.
    traits: [
        .default(enabledTraits: ["Upload", "Sandbox"]),
        .trait(name: "Upload", description: "GraphPhotos and headshot upload: photos to Microsoft Graph."),
        .trait(name: "Sandbox", description: "graph-sandbox and GraphSandbox: a local Microsoft Graph photo service."),
        .trait(name: "Batch", description: "Reserved for folders of photos with a journal. Switches nothing yet."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.29.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.34.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.12.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.18.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.3.0"),
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
        .target(name: "CJPEGShim", dependencies: ["CJPEGKernels", "CLibJPEG"]),
        .target(name: "JPEGSyntax", swiftSettings: settings),
        .target(name: "JPEGCodec", dependencies: ["CJPEGShim"], swiftSettings: settings),
        .target(name: "CJPEGKernels"),
        .target(
            name: "JPEGRateControl",
            dependencies: ["CJPEGKernels", "JPEGCodec", "JPEGSyntax"],
            swiftSettings: settings
        ),
        .target(
            name: "PhotoPixels",
            dependencies: ["CJPEGKernels", "CLibLCMS", "JPEGCodec"],
            swiftSettings: settings
        ),
        .target(name: "PhotoMetadata", dependencies: ["CLibEXIF", "JPEGSyntax"], swiftSettings: settings),
        .target(
            name: "PhotoNormalization",
            dependencies: ["JPEGSyntax", "JPEGCodec", "JPEGRateControl", "PhotoMetadata", "PhotoPixels"],
            swiftSettings: settings
        ),
        .target(
            name: "GraphPhotos",
            dependencies: [
                "PhotoMetadata",
                "PhotoNormalization",
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: upload),
                .product(name: "Crypto", package: "swift-crypto", condition: upload),
                .product(name: "JWTKit", package: "jwt-kit", condition: upload),
                .product(name: "Logging", package: "swift-log", condition: upload),
                .product(name: "NIOCore", package: "swift-nio", condition: upload),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: upload),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras", condition: upload),
                .product(name: "NIOPosix", package: "swift-nio", condition: upload),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: upload),
                .product(name: "SwiftASN1", package: "swift-asn1", condition: upload),
                .product(name: "X509", package: "swift-certificates", condition: upload),
            ],
            swiftSettings: settings
        ),
        .target(name: "SystemFileStatus", swiftSettings: settings),
        .target(
            name: "GraphSandbox",
            dependencies: [
                "JPEGSyntax",
                .product(name: "Hummingbird", package: "hummingbird", condition: sandbox),
                .product(name: "HummingbirdCore", package: "hummingbird", condition: sandbox),
                .product(name: "HummingbirdHTTP2", package: "hummingbird", condition: sandbox),
                .product(name: "HummingbirdTLS", package: "hummingbird", condition: sandbox),
                .product(name: "NIOCore", package: "swift-nio", condition: sandbox),
                .product(name: "NIOPosix", package: "swift-nio", condition: sandbox),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: sandbox),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: sandbox),
                .product(name: "Logging", package: "swift-log", condition: sandbox),
                .product(name: "Crypto", package: "swift-crypto", condition: sandbox),
                .product(name: "CryptoExtras", package: "swift-crypto", condition: sandbox),
                .product(name: "SwiftASN1", package: "swift-asn1", condition: sandbox),
                .product(name: "X509", package: "swift-certificates", condition: sandbox),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "graph-sandbox",
            dependencies: [
                "GraphSandbox",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "HeadshotCommands",
            dependencies: [
                "SystemFileStatus",
                .target(name: "GraphPhotos", condition: upload),
                "JPEGSyntax",
                "PhotoNormalization",
                "PhotoMetadata",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log", condition: upload),
                .product(name: "Subprocess", package: "swift-subprocess", condition: upload),
            ],
            swiftSettings: settings
        ),
        .executableTarget(name: "headshot", dependencies: ["HeadshotCommands"], swiftSettings: settings),
        .testTarget(
            name: "HeadshotCommandsTests",
            dependencies: [
                "Fixtures",
                "ServiceFixtures",
                .target(name: "GraphPhotos", condition: upload),
                "HeadshotCommands",
                "PhotoNormalization",
                "PhotoMetadata",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        // A server that misbehaves as it is told, for tests of what talks to services.
        .target(
            name: "ServiceFixtures",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio", condition: upload),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: upload),
                .product(name: "NIOPosix", package: "swift-nio", condition: upload),
            ],
            path: "Tests/ServiceFixtures",
            swiftSettings: settings
        ),
        .testTarget(
            name: "GraphPhotosTests",
            dependencies: [
                "Fixtures",
                "GraphPhotos",
                "PhotoNormalization",
                "ServiceFixtures",
                .product(name: "Logging", package: "swift-log", condition: upload),
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

        .testTarget(
            name: "GraphSandboxTests",
            dependencies: [
                "Fixtures",
                .target(name: "GraphPhotos", condition: upload),
                "GraphSandbox",
                "graph-sandbox",
                "PhotoNormalization",
                "ServiceFixtures",
                "UploadLoad",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: sandbox),
                .product(name: "NIOCore", package: "swift-nio", condition: sandbox),
                .product(name: "NIOPosix", package: "swift-nio", condition: sandbox),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: sandbox),
                .product(name: "Crypto", package: "swift-crypto", condition: sandbox),
                .product(name: "CryptoExtras", package: "swift-crypto", condition: sandbox),
            ],
            swiftSettings: settings
        ),

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
        // Many uploads to a sandbox, for its tests and for measuring the client.
        .target(
            name: "UploadLoad",
            dependencies: [
                "Fixtures",
                "GraphPhotos",
                "GraphSandbox",
                "PhotoNormalization",
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: upload),
                .product(name: "NIOCore", package: "swift-nio", condition: upload),
            ],
            path: "Tests/UploadLoad",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "upload-many",
            dependencies: [
                "GraphPhotos",
                "PhotoNormalization",
                "UploadLoad",
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
        .testTarget(name: "PhotoPixelsTests", dependencies: ["PhotoPixels"], swiftSettings: settings),
        .testTarget(
            name: "PhotoMetadataTests",
            dependencies: ["CLibEXIF", "JPEGSyntax", "PhotoMetadata"],
            swiftSettings: settings
        ),
        .testTarget(name: "JPEGCodecTests", dependencies: ["Fixtures", "JPEGCodec"], swiftSettings: settings),
        .testTarget(
            name: "JPEGRateControlTests",
            dependencies: ["CJPEGKernels", "Fixtures", "JPEGCodec", "JPEGRateControl", "JPEGSyntax"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PhotoNormalizationTests",
            dependencies: [
                "Fixtures", "JPEGCodec", "JPEGRateControl", "JPEGSyntax", "PhotoMetadata", "PhotoNormalization",
                "PhotoPixels",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["Fixtures", "JPEGSyntax", "PhotoMetadata", "PhotoNormalization"],
            swiftSettings: settings
        ),
    ]
)
