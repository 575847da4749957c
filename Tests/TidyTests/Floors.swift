import Fakes
import Testing

/// The house: which module stands on which floor, and what it may import from outside.
enum Floors {
  /// Imports point down; modules on one floor never import each other.
  static let floors: [String: Int] = [
    "CDeflate": 0, "CDemo": 0, "CFiles": 0, "CMarkdown": 0, "CSQLite": 0, "CZlib": 0, "Merge": 1,
    "Journal": 2, "Community": 2, "Archive": 3, "Catalog": 3, "Sync": 3, "Exchange": 3,
    "Workspace": 4, "Web": 5, "reseau": 6,
  ]

  /// Imports from below that a module must do without all the same: what independence rests on.
  static let forbidden: [String: Set<String>] = [
    // Deleting the index loses nothing, since it knows nothing of what it is made from.
    "Catalog": ["CZlib", "Merge", "Journal", "Community"],
    // Sync moves journals without knowing what they say.
    "Sync": ["Community", "CZlib"],
  ]

  /// What each module may import from outside. FoundationNetworking drags in libcurl's libraries.
  static let outside: [String: Set<String>] = [
    "Merge": ["FoundationEssentials"],
    "Journal": ["Crypto", "FoundationEssentials", "Glibc", "Musl", "Darwin"],
    "Community": ["Crypto", "FoundationEssentials", "Synchronization"],
    "Catalog": ["Glibc", "Musl", "Darwin"],
    "Archive": [],
    "Exchange": ["Crypto"],
    "Sync": ["Crypto", "Dispatch", "FoundationEssentials", "Synchronization"],
    "Workspace": ["Crypto", "Dispatch", "FoundationEssentials", "Synchronization"],
    "Web": [
      "Crypto", "Dispatch", "FoundationEssentials", "HTTPTypes", "Hummingbird", "Logging",
      "NIOCore", "NIOHTTPTypes", "Synchronization",
    ],
    "reseau": [
      "ArgumentParser", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch",
      "Synchronization",
    ],
  ]

  /// The names in the dependencies of the target called `name` in Package.swift.
  static func declared(for name: String, in manifest: String) -> Set<String> {
    guard
      let start = manifest.firstRange(of: "arget(\n      name: \"\(name)\"")
        ?? manifest.firstRange(of: "arget(name: \"\(name)\"")
    else { return [] }
    let rest = manifest[start.upperBound...]
    let end =
      ["\n    .target(", "\n    .testTarget(", "\n    .executableTarget(", "swiftLanguageModes"]
      .compactMap { rest.firstRange(of: $0)?.lowerBound }.min() ?? rest.endIndex
    return Set(rest[..<end].matches(of: /"(\w+)"/).map { String($0.1) })
  }
}

@Suite struct FloorTests {
  private let imports: [(file: SourceFile, number: Int, module: String)]

  init() throws {
    let pattern = /^\s*(?:(?:public|package|internal|@\w+)\s+)*import\s+(?:\w+\s+)?(\w+)/
    imports = try SourceFile.all(in: "Sources").flatMap { file in
      file.code.compactMap { number, text in
        text.prefixMatch(of: pattern).map { (file, number, String($0.1)) }
      }
    }
    try #require(imports.count > 50)
  }

  @Test func `every module stands on a floor`() {
    for module in Set(imports.map(\.file.module)) {
      #expect(Floors.floors[module] != nil, "\(module) has no place in the house")
    }
  }

  @Test func `imports point down`() {
    for (file, number, module) in imports {
      guard let floor = Floors.floors[module], let own = Floors.floors[file.module] else {
        continue
      }
      #expect(floor < own, "\(file.path):\(number): \(module) does not stand below")
      let isForbidden = Floors.forbidden[file.module]?.contains(module) ?? false
      #expect(!isForbidden, "\(file.path):\(number): \(file.module) must do without \(module)")
    }
  }

  @Test func `only its wrapper imports a C library`() {
    let wrappers = [
      "CZlib": ["Gzip", "Inflater"].map { "Sources/Journal/Segments/\($0).swift" }
        + ["Sources/Archive/Gunzip.swift"],
      "CDeflate": ["Sources/Journal/Segments/QuickGzip.swift"],
      "CFiles": ["Sources/Journal/Files/SystemCalls.swift"],
      "CDemo": ["Sources/reseau/Commands/Demo/DemoData.swift"],
      "CMarkdown": ["Sources/Web/Frame/LaidOutText.swift"],
      "CSQLite": [
        "CatalogError+SQLite", "Connection", "Connection+Folding", "Connection+Stamp",
        "Connection+Tokenizing", "IndexFiles", "MainFile", "PreparedStatement",
      ].map { "Sources/Catalog/SQLite/\($0).swift" },
    ]
    for (file, number, module) in imports {
      guard let wrapper = wrappers[module] else { continue }
      #expect(wrapper.contains(file.path), "\(file.path):\(number)")
    }
  }

  @Test func `a module imports no more from outside than it may`() {
    for (file, number, module) in imports where Floors.floors[module] == nil {
      let isAllowed = Floors.outside[file.module]?.contains(module) ?? false
      #expect(isAllowed, "\(file.path):\(number): \(module)")
    }
  }

  @Test func `what is imported is declared`() throws {
    let manifest = try Checkout.text("Package.swift")
    let system: Set = [
      "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch",
      "Synchronization",
    ]
    for (file, number, module) in imports where !system.contains(module) {
      let declared = Floors.declared(for: file.module, in: manifest)
      #expect(
        declared.contains(module),
        "\(file.path):\(number): Package.swift does not give \(file.module) the module \(module)")
    }
  }
}

@Suite struct FixtureTests {
  /// The text of all tests, and of the manifests that stand beside fixtures.
  private func sources() throws -> String {
    let tests = try SourceFile.all(in: "Tests").flatMap(\.lines).joined(separator: "\n")
    let manifests = Checkout.files(under: "Fixtures").filter { $0.hasSuffix("manifest.json") }
    return try manifests.reduce(tests) { try $0 + "\n" + Checkout.text("Fixtures/\($1)") }
  }

  @Test func `every fixture is read by a test`() throws {
    let sources = try sources()
    for path in Checkout.files(under: "Fixtures") {
      let parts = path.split(separator: "/")
      guard let name = parts.last, name != "README.md", name != "generate.py" else { continue }
      // A manifest names its files one by one; elsewhere a test may take a folder as a whole.
      let hasManifest = parts.first == "damaged"
      let folders = (1..<parts.count).map { "Fixtures/" + parts.prefix($0).joined(separator: "/") }
      let isNamed =
        sources.contains("\"\(name)\"") || sources.contains("Fixtures/\(path)")
        || !hasManifest && folders.contains { sources.contains($0) }
      #expect(isNamed, "Fixtures/\(path) is read by nobody")
    }
  }
}
