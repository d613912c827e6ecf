// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6 mode (from the tools version), and a warning is an error.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

/// A product that only the server and the client need: neither fetched nor compiled without the trait.
func network(_ name: String, _ package: String) -> Target.Dependency {
  .product(name: name, package: package, condition: .when(traits: ["Network"]))
}

let hummingbird = network("Hummingbird", "hummingbird")
let hummingbirdCore = network("HummingbirdCore", "hummingbird")
let httpClient = network("AsyncHTTPClient", "async-http-client")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"].map { network($0, "swift-nio") }
let embedded = network("NIOEmbedded", "swift-nio")
let httpTypes = network("NIOHTTPTypesHTTP1", "swift-nio-extras")
let logging = network("Logging", "swift-log")
let metrics = network("Metrics", "swift-metrics")
let signals = network("UnixSignals", "swift-service-lifecycle")
let lifecycle = network("ServiceLifecycle", "swift-service-lifecycle")
let tls = network("NIOSSL", "swift-nio-ssl")
let crypto = network("Crypto", "swift-crypto")
/// Our own server and client, for programs that are built without them.
let feedServer = Target.Dependency.target(name: "FeedServer", condition: .when(traits: ["Network"]))
let streamAPI = Target.Dependency.target(name: "StreamAPI", condition: .when(traits: ["Network"]))

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["GrowthTesting"], swiftSettings: strict)
}

let package = Package(
  name: "runnel",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "runnel", targets: ["runnel"]),
    .library(name: "FeedCore", targets: ["FeedCore"]),
    .library(name: "FeedEngine", targets: ["FeedEngine"]),
    .library(name: "FeedTemplates", targets: ["FeedTemplates"]),
    .library(name: "StyledText", targets: ["StyledText"]),
    .library(name: "FeedRecords", targets: ["FeedRecords"]),
    .library(name: "StreamAPI", targets: ["StreamAPI"]),
    .library(name: "FeedServer", targets: ["FeedServer"]),
  ],
  traits: [
    .default(enabledTraits: ["Network"]),
    .trait(name: "Network", description: "The server, the client of a server, and the packages they need."),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Values and protocols: no SQLite, no network, no terminal.
    library("FeedCore"),
    // Text with roles: spans, widths, wrapping, cleaning. Templates render into it, screens are painted from it.
    .target(
      name: "StyledText",
      exclude: ["Tables/generate.py"],
      swiftSettings: strict
    ),
    // Frames of styled cells, keys and the mouse, without a terminal.
    library("Screen", ["StyledText"]),
    // The terminal: ncurses behind plain C functions, and the one target that calls them.
    .target(
      name: "CTerminal",
      exclude: ["description"],
      cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo", .when(platforms: [.linux]))]
    ),
    library("ReaderTerminal", ["CTerminal", "Screen", "StyledText"]),
    library("TOMLSource", ["FeedCore", toml]),
    // Folders and files that nobody but their owner may read.
    library("PrivateFiles", ["FeedCore"]),
    // What happens in the program before Swift's runtime starts.
    .target(name: "ProgramStart", cSettings: [.treatAllWarnings(as: .error)]),
    .target(
      name: "CMemory",
      cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("sqlite3")]
    ),
    library("FeedEngine", ["CMemory", "FeedCore", "PrivateFiles", grdb, sqlite]),
    // Models in a program's own database that publish themselves.
    library("FeedRecords", ["FeedCore", "PrivateFiles", grdb]),
    // Theme folders: colours by role, icons, templates.
    library("FeedThemes", ["FeedCore", "FeedTemplates", "Screen", "StyledText", "TOMLSource"]),
    // Django's template language for plain text: pure, the clock and the loader are handed in.
    library("FeedTemplates", ["FeedCore", "StyledText"]),
    // Invented people and what they post, to try the reader and measure the engine with.
    library("DemoWorlds", ["FeedCore", "FeedEngine", "PrivateFiles", "Social"]),
    // Sources that feeds are filled from: git, JSON Lines, dumps.
    library("Importers", ["FeedCore", "FeedEngine", "Social", "StreamWire", subprocess]),
    // The reference application, over any backend.
    library("Social", ["FeedCore"]),
    // Stream's JSON, both directions.
    library("StreamWire", ["FeedCore"]),
    // Tokens and signatures: who a request is from and what it may do.
    library("StreamAuth", ["FeedCore", crypto]),
    // A client of Stream's service, and of our server.
    library(
      "StreamAPI",
      ["FeedCore", "PrivateFiles", "StreamWire", "StreamAuth", httpClient, tls, crypto, grdb] + nio
    ),
    // Stream's API over any backend.
    library(
      "FeedServer",
      [
        "FeedCore", "PrivateFiles", "StreamWire", "StreamAuth", hummingbird, hummingbirdCore, httpClient,
        httpTypes, logging, metrics, lifecycle, signals, crypto,
      ] + nio
    ),

    // The reader, without a terminal, a backend, a file or a clock.
    library("Reader", ["FeedCore", "Screen", "StyledText"]),
    // The loop around it, and what carries out its effects.
    library(
      "ReaderRuntime",
      [
        "FeedCore", "FeedTemplates", "FeedThemes", "PrivateFiles", "Reader", "ReaderTerminal", "Screen",
        "StyledText",
        "Social", deque,
      ]
    ),

    .executableTarget(
      name: "runnel",
      dependencies: [
        "FeedCore",
        "FeedEngine",
        feedServer,
        "FeedTemplates",
        "FeedThemes",
        "PrivateFiles",
        "ProgramStart",
        "Reader",
        "ReaderRuntime",
        "ReaderTerminal",
        "Screen", "StyledText",
        "Social",
        streamAPI,
        "StreamWire",
        "TOMLSource",
        "DemoWorlds",
        "Importers",
        arguments,
        subprocess,
        logging,
        metrics,
      ],
      swiftSettings: strict
    ),

    // A small application with its own database: how FeedRecords is used.
    .executableTarget(
      name: "TweetExample",
      dependencies: ["FeedCore", "FeedEngine", "FeedRecords", "FeedTemplates", streamAPI, grdb],
      swiftSettings: strict
    ),
    // A program that is killed while it publishes.
    .executableTarget(
      name: "PublishingCrash",
      dependencies: ["FeedCore", "FeedEngine", "FeedRecords", "ProcessTesting", grdb],
      path: "Tests/PublishingCrash",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "TemplateBenchmarks",
      dependencies: ["FeedCore", "FeedTemplates"],
      path: "Benchmarks/templates/Sources",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "CoreBenchmarks",
      dependencies: ["FeedCore", "FeedEngine", "FeedRecords", "FeedTemplates", "StreamWire", grdb],
      path: "Benchmarks/core/Sources",
      swiftSettings: strict
    ),

    .executableTarget(
      name: "HTTPBenchmarks",
      dependencies: ["FeedCore", "FeedEngine", "FeedServer", "StreamWire", hummingbird, logging],
      path: "Benchmarks/http/Sources",
      swiftSettings: strict
    ),

    tests("FeedCoreTests", ["FeedCore"]),
    .testTarget(
      name: "FeedRecordsTests",
      dependencies: [
        "FeedRecords", "FeedCore", "FeedEngine", "FeedTemplates", "TOMLSource", "TweetExample",
        "ProcessTesting", "PublishingCrash", "StreamAPI", grdb,
      ],
      exclude: ["django"],
      swiftSettings: strict
    ),
    tests("DemoWorldsTests", ["DemoWorlds", "FeedCore", "FeedEngine", "Social"]),
    tests("ImportersTests", ["FeedCore", "FeedEngine", "Importers", "Social", subprocess]),
    tests("PrivateFilesTests", ["PrivateFiles", "FeedCore"]),
    tests("TidinessTests", []),
    tests("TOMLSourceTests", ["TOMLSource"]),
    tests("ScreenTests", ["Screen", "StyledText"]),
    tests("StyledTextTests", ["Screen", "StyledText"]),
    tests(
      "RunnelTests",
      [
        "FeedCore", "FeedEngine", "FeedThemes", "ProcessTesting", "Screen", "StyledText", "Social",
        "TerminalTesting",
        "runnel",
        grdb, subprocess,
      ]
    ),
    tests("SocialTests", ["FeedCore", "FeedEngine", "Social"]),
    .testTarget(
      name: "FeedTemplatesTests",
      dependencies: ["GrowthTesting", "FeedTemplates", "FeedCore", "ProcessTesting", "StyledText"],
      exclude: ["Corpus", "django"],
      swiftSettings: strict
    ),
    tests("StreamWireTests", ["StreamWire", "FeedCore"]),
    .testTarget(
      name: "FeedThemesTests",
      dependencies: ["GrowthTesting", "FeedCore", "FeedTemplates", "FeedThemes", "Screen", "StyledText"],
      exclude: ["Goldens"],
      swiftSettings: strict
    ),
    // Processes that tests start.
    .target(name: "ProcessTesting", path: "Tests/ProcessTesting", swiftSettings: strict),
    // How the cost of work grows with its input.
    .target(name: "GrowthTesting", path: "Tests/GrowthTesting", swiftSettings: strict),
    .target(
      name: "TerminalTesting",
      dependencies: ["Screen", "StyledText"],
      path: "Tests/TerminalTesting",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["ReaderTerminal", "Screen", "StyledText", "TerminalTesting"],
      path: "Tests/TerminalProbe",
      swiftSettings: strict
    ),
    tests(
      "ReaderTerminalTests",
      [
        "CTerminal", "ProcessTesting", "ReaderTerminal", "Screen", "StyledText", "TerminalProbe",
        "TerminalTesting",
      ]
    ),
    // What every backend must do, for any test target to run.
    .target(
      name: "FeedContract",
      dependencies: ["FeedCore"],
      path: "Tests/FeedContract",
      swiftSettings: strict
    ),
    // An engine in a process of its own, for tests that kill it or listen to it.
    .executableTarget(
      name: "EngineProbe",
      dependencies: ["FeedCore", "FeedEngine"],
      path: "Tests/EngineProbe",
      swiftSettings: strict
    ),
    .testTarget(
      name: "FeedEngineTests",
      dependencies: [
        "GrowthTesting", "EngineProbe", "FeedContract", "FeedEngine", "FeedCore", "ProcessTesting", grdb,
      ],
      exclude: ["Databases", "Formats"],
      swiftSettings: strict
    ),
    // A small world, and the reader over it as a program: for whole-program tests.
    .target(
      name: "ReaderSample",
      dependencies: ["FeedCore", "Social"],
      path: "Tests/ReaderSample",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ReaderProbe",
      dependencies: ["FeedCore", "FeedEngine", "FeedThemes", "ReaderRuntime", "ReaderSample", "Social"],
      path: "Tests/ReaderProbe",
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReaderTests",
      dependencies: ["GrowthTesting", "FeedCore", "Reader", "Screen", "StyledText"],
      exclude: ["Goldens"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReaderRuntimeTests",
      dependencies: [
        "GrowthTesting",
        "FeedCore", "FeedEngine", "FeedThemes", "Reader", "ReaderRuntime", "ReaderSample", "Screen",
        "StyledText", "Social",
        "DemoWorlds",
        "Importers",
      ],
      exclude: ["ThemeScreens"],
      swiftSettings: strict
    ),
    tests("StreamAuthTests", ["StreamAuth", "FeedCore", crypto]),
    tests("StreamAPITests", ["StreamAPI", "StreamAuth", "StreamWire", "FeedCore", "ProcessTesting", grdb]),
    tests(
      "FeedServerTests",
      [
        "FeedServer", "StreamAPI", "StreamAuth", "StreamWire", "FeedContract", "FeedEngine", "FeedCore",
        "ProcessTesting", subprocess, crypto, embedded, grdb,
      ] + nio
    ),
    // Benchmarks/engine/run
    .target(
      name: "CFloor",
      path: "Benchmarks/engine/CFloor",
      linkerSettings: [.linkedLibrary("sqlite3")]
    ),
    .executableTarget(
      name: "EngineBenchmarks",
      dependencies: ["CFloor", "FeedCore", "FeedEngine", grdb],
      path: "Benchmarks/engine/EngineBenchmarks",
      swiftSettings: strict
    ),
  ]
)

// Only for `.ci/fuzz`: a library that libFuzzer's `main` is linked to. It looks inside the server, so it needs a debug
// build, and nothing else should build it.
if Context.environment["RUNNEL_FUZZING"] != nil {
  package.products.append(.library(name: "ServerFuzz", type: .static, targets: ["ServerFuzz"]))
  package.targets.append(
    .target(
      name: "ServerFuzz",
      dependencies: ["FeedServer", "FeedEngine", "FeedCore", "StreamAuth", hummingbird, logging, embedded]
        + nio,
      path: "Tests/ServerFuzz",
      swiftSettings: strict
    )
  )
}
