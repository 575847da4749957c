import Catalog
import Testing

@Suite struct SearchUpdateTests {
  let place: TemporaryIndex

  init() throws {
    place = try TemporaryIndex()
  }

  @Test func `a new text is found, and what it no longer holds is not`() throws {
    let index = try place.filled([practice("a", "Ancien", body: "réserver l’hôtel")])

    try index.write { try $0.put(practice("a", "Nouveau", body: "réserver l’auberge")) }

    #expect(try index.found("ancien") == [])
    #expect(try index.found("hotel") == [])
    #expect(try index.found("nouveau auberge") == ["practice/a"])
    #expect(try index.found("reserver") == ["practice/a"])
  }

  @Test func `a record that is gone keeps its state and is not found until it is back`() throws {
    var record = practice("a", "Salle", body: "texte")
    record.state = [1, 2]
    let index = try place.filled([record])

    record.isLive = false
    record.state = [3]
    try index.write { [record] in try $0.put(record) }

    #expect(try index.found("salle") == [])
    #expect(try index.read { try $0.list().isEmpty })
    #expect(try index.read { try $0.state(of: "practice/a") } == [3])
    #expect(try index.read { try $0.item("practice/a")?.isLive } == false)

    record.isLive = true
    try index.write { [record] in try $0.put(record) }

    #expect(try index.found("salle texte") == ["practice/a"])
  }

  @Test func `a record that arrives gone is not found`() throws {
    var record = practice("a", "Salle")
    record.isLive = false
    let index = try place.filled([record])

    #expect(try index.found("salle") == [])
    #expect(try index.read { try $0.contains("practice/a") })
  }

  @Test func `a writer finds what it just put`() throws {
    let index = try place.filled([practice("a", "Ancien")])

    let found = try index.write { writer in
      try writer.put(practice("a", "Nouveau"))
      try writer.put(practice("b", "Nouveau"))
      return try writer.search("nouveau").map(\.name).sorted()
    }

    #expect(found == ["practice/a", "practice/b"])
  }

  @Test func `a record put twice in one transaction stands as it was put last`() throws {
    let index = try place.open()

    try index.write { writer in
      try writer.put(practice("a", "Un", body: "premier"))
      try writer.put(practice("b", "Trois"))
      try writer.put(practice("a", "Deux", body: "second"))
    }

    #expect(try index.found("premier") == [])
    #expect(try index.found("second") == ["practice/a"])
    #expect(try index.read { try $0.body(of: "practice/a") } == "second")
  }

  @Test(arguments: [false, true], [UInt64(1), 2, 3])
  func `after any history of puts, a search finds what a fresh index finds`(
    bulk: Bool, seed: UInt64
  ) throws {
    var random = Seeded(seed: seed)
    let words = ["été", "hôtel", "œuvre", "salle", "train", "l’accueil", "note", "frais"]
    var latest: [String: IndexedRecord] = [:]
    let index = try place.open()
    for _ in 0..<12 {
      try index.write(bulk: bulk) { writer in
        for _ in 0..<Int.random(in: 1...20, using: &random) {
          let id = "\(Int.random(in: 0..<15, using: &random))"
          let body = (0..<5).map { _ in words.randomElement(using: &random) ?? "" }
          var record = practice(id, words.randomElement(using: &random) ?? "")
          record.body = body.joined(separator: " ")
          record.isLive = Int.random(in: 0..<4, using: &random) > 0
          try writer.put(record)
          latest[record.name] = record
        }
      }
    }

    let fresh = try TemporaryIndex()
    let expected = try fresh.filled(latest.values.sorted { $0.name < $1.name })
    for word in words {
      #expect(try index.found(word) == expected.found(word), "seed \(seed), \(word)")
    }
    #expect(try index.read { try $0.list() } == expected.read { try $0.list() })
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
