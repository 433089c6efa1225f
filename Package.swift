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
        // For programs that use Foundation: the library's errors say there what they say otherwise.
        .library(name: "PhotoNormalizationFoundation", targets: ["PhotoNormalizationFoundation"]),
        .library(name: "GraphPhotos", targets: ["GraphPhotos"]),
        .library(name: "GraphSandbox", targets: ["GraphSandbox"]),
        .executable(name: "headshot", targets: ["headshot"]),
        .executable(name: "graph-sandbox", targets: ["graph-sandbox"]),
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
        // Parts of the C library that Swift's module of it leaves out.
        .systemLibrary(name: "CSystemCalls", path: "vendor-modulemaps/CSystemCalls"),
        .target(name: "CJPEGShim", dependencies: ["CJPEGKernels", "CLibJPEG"]),
        // Types that the API shares with the modules below it, which PhotoNormalization exports.
        .target(name: "PhotoVocabulary", swiftSettings: settings),
        .target(name: "JPEGSyntax", dependencies: ["PhotoVocabulary"], swiftSettings: settings),
        .target(name: "JPEGCodec", dependencies: ["CJPEGShim", "JPEGSyntax"], swiftSettings: settings),
        .target(name: "CJPEGKernels"),
        .target(
            name: "JPEGRateControl",
            dependencies: ["CJPEGKernels", "JPEGCodec", "JPEGSyntax"],
            swiftSettings: settings
        ),
        .target(
            name: "PhotoPixels",
            dependencies: ["CJPEGKernels", "CLibLCMS", "JPEGCodec", "JPEGSyntax"],
            swiftSettings: settings
        ),
        .target(
            name: "PhotoMetadata",
            dependencies: ["CLibEXIF", "JPEGSyntax", "PhotoVocabulary"],
            swiftSettings: settings
        ),
        .target(
            name: "PhotoNormalization",
            dependencies: [
                "JPEGCodec", "JPEGRateControl", "JPEGSyntax", "PhotoMetadata", "PhotoPixels", "PhotoVocabulary",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "PhotoNormalizationFoundation",
            dependencies: ["PhotoNormalization"],
            swiftSettings: settings
        ),
        .target(
            name: "GraphPhotos",
            dependencies: [
                "PhotoNormalization",
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: upload),
                .product(name: "Crypto", package: "swift-crypto", condition: upload),
                .product(name: "CryptoExtras", package: "swift-crypto", condition: upload),
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
        // What a company's photos need before and after they are sent; no product yet.
        .target(name: "PhotoSync", dependencies: ["GraphPhotos", "PhotoNormalization"], swiftSettings: settings),
        .testTarget(
            name: "PhotoSyncTests",
            dependencies: ["ForeignPrograms", "GraphPhotos", "PhotoNormalization", "PhotoSync"],
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
                "CSystemCalls",
                "SystemFileStatus",
                "GraphPhotos",
                "PhotoNormalization",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
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
                "GraphPhotos",
                "HeadshotCommands",
                "PhotoNormalization",
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
                .product(name: "NIOCore", package: "swift-nio", condition: upload),
                .product(name: "NIOEmbedded", package: "swift-nio", condition: upload),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: upload),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "HostileInputTests",
            dependencies: [
                "CFixtures",
                "Fixtures",
                "HeadshotCommands",
                "JPEGCodec",
                "JPEGSyntax",
                "PhotoMetadata",
                "PhotoNormalization",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "JPEGSyntaxTests",
            dependencies: ["ForeignPrograms", "JPEGSyntax"],
            swiftSettings: settings
        ),

        .testTarget(
            name: "GraphSandboxTests",
            dependencies: [
                "Fixtures",
                "GraphPhotos",
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

        // Programs that somebody else wrote, for tests that compare with them.
        .target(name: "ForeignPrograms", path: "Tests/ForeignPrograms", swiftSettings: settings),
        // Generated photos, for the tests, the demo and the benchmarks.
        .target(
            name: "Fixtures",
            dependencies: ["CFixtures", "CJPEGShim"],
            path: "Tests/Fixtures",
            swiftSettings: settings
        ),
        .target(
            name: "CFixtures",
            dependencies: ["CJPEGShim", "CLibJPEG"],
            path: "Tests/CFixtures",
            cSettings: [.headerSearchPath("../../Sources/CJPEGShim")]
        ),
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
        // Runs one stage of the engine, for Benchmarks/instructions.sh.
        .executableTarget(
            name: "run-stage",
            dependencies: ["Fixtures", "JPEGCodec", "JPEGRateControl", "JPEGSyntax", "PhotoNormalization"],
            path: "Benchmarks/Stages",
            swiftSettings: settings
        ),
        // The kernels once more for each instruction set, and what they are to compute; scripts/check-kernels.sh runs
        // it, too.
        .target(
            name: "CKernelChecks",
            dependencies: ["CJPEGKernels"],
            path: "Tests/CKernelChecks",
            cSettings: [.headerSearchPath("../../Sources/CJPEGKernels")]
        ),
        .testTarget(name: "CJPEGKernelsTests", dependencies: ["CKernelChecks"], swiftSettings: settings),
        .testTarget(name: "FixturesTests", dependencies: ["Fixtures", "ForeignPrograms"], swiftSettings: settings),
        .testTarget(
            name: "PhotoPixelsTests",
            dependencies: ["CLibLCMS", "Fixtures", "JPEGCodec", "PhotoPixels"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PhotoMetadataTests",
            dependencies: ["CLibEXIF", "ForeignPrograms", "JPEGSyntax", "PhotoMetadata"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "JPEGCodecTests", dependencies: ["Fixtures", "JPEGCodec", "JPEGSyntax"], swiftSettings: settings),
        .testTarget(
            name: "JPEGRateControlTests",
            dependencies: ["CJPEGKernels", "Fixtures", "JPEGCodec", "JPEGRateControl", "JPEGSyntax"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PhotoNormalizationTests",
            dependencies: [
                "Fixtures", "ForeignPrograms", "JPEGCodec", "JPEGRateControl", "JPEGSyntax", "PhotoMetadata",
                "PhotoNormalization", "PhotoNormalizationFoundation", "PhotoPixels",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["Fixtures", "ForeignPrograms", "JPEGSyntax", "PhotoMetadata", "PhotoNormalization"],
            swiftSettings: settings
        ),
    ]
)
