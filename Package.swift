// swift-tools-version: 6.2
import PackageDescription

// Rooms stand on floors, and imports point down only (README, "The house"); the tidy test
// compares every import with this table.
let package = Package(
  name: "reseau",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "reseau", targets: ["reseau"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "Merge"),
    .target(
      name: "Journal",
      dependencies: ["CZlib", "Merge", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "Community",
      dependencies: ["Merge", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Catalog", dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "Sync",
      dependencies: ["Journal", "Merge", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "Workspace", dependencies: ["Catalog", "Community", "Journal", "Merge", "Sync"]),
    .executableTarget(
      name: "reseau",
      dependencies: [
        "Workspace", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "MergeTests", dependencies: ["Merge"]),
    .testTarget(name: "CommunityTests", dependencies: ["Community", "Merge"]),
    .testTarget(name: "WorkspaceTests", dependencies: ["Workspace"]),
  ],
  swiftLanguageModes: [.v6]
)
