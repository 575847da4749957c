// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Rooms stand on floors, and imports point down only (README, "The house"); the tidy test
// compares every import with this table.
let package = Package(
  name: "reseau",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "reseau", targets: ["reseau"])],
  // What needs a library beyond Swift, zlib and SQLite is asked for; the release program has both.
  // The disk is not asked: SwiftPM keeps a manifest's answer, and would miss a library that comes.
  traits: [
    .trait(name: "Deflate", description: "Reads and packs whole journals with libdeflate."),
    .trait(name: "Markdown", description: "Shows texts laid out, with cmark-gfm."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .systemLibrary(name: "CFiles"),
    .target(name: "Merge"),
    .target(
      name: "Journal",
      dependencies: [
        .target(name: "CDeflate", condition: .when(traits: ["Deflate"])), "CFiles", "CZlib",
        "Merge",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Community",
      dependencies: ["Merge", .product(name: "Crypto", package: "swift-crypto")]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(
      name: "Catalog", dependencies: ["CSQLite"], resources: [.embedInCode("Resources")]),
    .target(
      name: "Sync",
      dependencies: ["Journal", "Merge", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Archive", dependencies: ["CZlib", "Journal", "Merge"]),
    .target(
      name: "Exchange",
      dependencies: ["Community", "Merge", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "Workspace",
      dependencies: [
        "Archive", "Catalog", "Community", "Exchange", "Journal", "Merge", "Sync",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Web",
      dependencies: [
        "Catalog", .target(name: "CMarkdown", condition: .when(traits: ["Markdown"])),
        "Community", "Journal", "Merge", "Sync", "Workspace",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ],
      resources: [.embedInCode("Resources")]),
    .target(name: "CDemo"),
    .executableTarget(
      name: "reseau",
      dependencies: [
        "Archive", "CDemo", "Catalog", "Community", "Exchange", "Journal", "Merge", "Sync", "Web",
        "Workspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: [
        // One file at a fixed address, with all libraries in it, starts two milliseconds sooner
        // than one that has to find them and bind their names. The price: whoever could make it
        // write where it should not would know where things lie. Swift checks its bounds; zlib,
        // libdeflate, cmark and SQLite, which are given foreign bytes too, are C and do not.
        .unsafeFlags(
          ["-static-executable", "-use-ld=lld", "-Xlinker", "--no-export-dynamic"],
          .when(platforms: [.linux], configuration: .release))
      ]),
    .target(
      name: "Oracle",
      dependencies: ["CZlib", "Merge", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/Oracle"),
    .target(
      name: "Fakes", dependencies: ["CSQLite", "Journal", "Merge", "Sync"], path: "Tests/Fakes"),
    .target(
      name: "Properties",
      dependencies: [
        "Community", "Fakes", "Journal", "Merge", "Oracle", "Sync",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Tests/Fuzz/Properties"),
    .testTarget(
      name: "FuzzTests", dependencies: ["Fakes", "Properties"], path: "Tests/Fuzz/Tests"),
    .testTarget(
      name: "OracleTests", dependencies: ["Community", "Fakes", "Merge", "Oracle"]),
    .testTarget(name: "MergeTests", dependencies: ["Fakes", "Merge", "Oracle"]),
    .testTarget(
      name: "JournalTests",
      dependencies: [
        "Fakes", "Journal", "Merge", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "SyncTests",
      dependencies: [
        "Fakes", "Journal", "Merge", "Sync", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "FormatTests",
      dependencies: ["Community", "Fakes", "Journal", "Merge", "Sync", "Workspace"]),
    .testTarget(name: "TidyTests", dependencies: ["Fakes"]),
    .testTarget(
      name: "ArchiveTests", dependencies: ["Archive", "Journal", "Merge"]),
    .testTarget(
      name: "CatalogTests", dependencies: ["Catalog"], exclude: ["decompositions.py"]),
    .testTarget(
      name: "CommunityTests",
      dependencies: ["Community", "Merge", .product(name: "Crypto", package: "swift-crypto")]),
    .testTarget(name: "ExchangeTests", dependencies: ["Community", "Exchange", "Fakes", "Merge"]),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Catalog", "Community", "Fakes", "Journal", "Merge", "Sync", "Web", "Workspace",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["Community", "Fakes", "Journal", "Merge", "Oracle", "Workspace", "reseau"],
      exclude: ["Help"]),
    .testTarget(
      name: "WorkspaceTests",
      dependencies: [
        "Archive", "Catalog", "Fakes", "Oracle", "Workspace",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// Generic types are made by calling their makers, and not looked up by their names: a name costs a
// walk over the conformances of all libraries, and a command would take dozens of them.
let makersNotNames = ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"]
for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [.unsafeFlags(makersNotNames, .when(configuration: .release))]
}

// The floors below the surfaces are optimized in debug builds, too, with their assertions: the tests
// run them for minutes, and generic code that is not specialized takes three times as long.
let engine = ["Merge", "Journal", "Community", "Catalog", "Sync", "Workspace", "Oracle", "Fakes"]
for target in package.targets where engine.contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
    ]
}

// The release program is stripped: symbols are half of it. For a profile: RESEAU_SYMBOLS=1.
if ProcessInfo.processInfo.environment["RESEAU_SYMBOLS"] == nil {
  for target in package.targets where target.name == "reseau" {
    target.linkerSettings =
      (target.linkerSettings ?? []) + [
        .unsafeFlags(
          ["-Xlinker", "--strip-all"], .when(platforms: [.linux], configuration: .release))
      ]
  }
}

// Benchmarks run on demand: `Tests/Benchmarks/run`.
if ProcessInfo.processInfo.environment["RESEAU_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "bench",
      dependencies: [
        "Community", "Fakes", "Journal", "Merge", "Sync", "Workspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Tests/Benchmarks/Bench"))
}

// The fuzzer runs on demand: `Tests/Fuzz/run line 60`.
if ProcessInfo.processInfo.environment["RESEAU_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(name: "fuzz", dependencies: ["Properties"], path: "Tests/Fuzz/Driver"))
}

// Warnings are errors where the project is checked, and never where somebody uses it.
if ProcessInfo.processInfo.environment["RESEAU_STRICT"] != nil {
  for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
