import Fakes
import Merge
import Testing

@Suite struct RecordStateTests {
  private func state(_ entries: [PastEntry]) -> RecordState {
    var state = RecordState()
    for entry in entries {
      state.apply(entry.change, dot: entry.dot, at: entry.at, clock: entry.clock)
    }
    return state
  }

  private func rank(_ site: SiteIndex) -> Int { Int(site.rawValue) }

  @Test(arguments: seeds(500))
  func `a record is what the plain sentences say`(seed: UInt64) {
    var random = Seeded(seed)
    let entries = random.history(1 + random.below(14))
    let plain = PlainRecord(entries: entries)

    let state = state(random.reordered(entries))

    #expect(state.life.isGone == plain.isGone)
    #expect(state.life.isEditedWhileDeleted == plain.isEditedWhileDeleted)
    for field in ["title", "theme"] {
      let shown = state.values[field]?.shown(siteRank: rank).map(\.value) ?? []
      #expect(shown == plain.values(field))
    }
    #expect((state.sets["tags"]?.elements ?? []).map { Array($0.utf8) } == plain.elements("tags"))
  }

  @Test(arguments: seeds(300))
  func `any causal order yields the same record`(seed: UInt64) {
    var random = Seeded(seed)
    let entries = random.history(1 + random.below(14))
    let views = (0..<3).map { _ in
      RecordView("practice/a", state(random.reordered(entries)), siteRank: rank)
    }
    #expect(views.allSatisfy { $0?.json == views[0]?.json })
    #expect(views.allSatisfy { $0?.needsDecision == views[0]?.needsDecision })
  }

  @Test(arguments: seeds(300))
  func `a state is read back from its bytes, and goes on as it would have`(seed: UInt64) throws {
    var random = Seeded(seed)
    let entries = random.history(1 + random.below(14))
    let cut = random.below(entries.count + 1)
    let before = state(Array(entries.prefix(cut)))

    var read = try RecordState(encoded: before.encoded)

    #expect(read.encoded == before.encoded)
    for entry in entries.dropFirst(cut) {
      read.apply(entry.change, dot: entry.dot, at: entry.at, clock: entry.clock)
    }
    #expect(read == state(entries))
  }

  @Test(arguments: seeds(200))
  func `bytes that are no state are refused without harm`(seed: UInt64) {
    var random = Seeded(seed)
    var bytes = state(random.history(6)).encoded
    for cut in bytes.indices {
      #expect(throws: StateCodingError.self) { try RecordState(encoded: bytes.prefix(cut)) }
    }
    for _ in 0..<20 {
      bytes[random.below(bytes.count)] = UInt8(random.below(256))
      _ = try? RecordState(encoded: bytes)
    }
  }

  @Test func `a text is read back from a state's bytes with its readings`() throws {
    var state = RecordState()
    var events: [TextEvent] = []
    for dot in [Dot(site: SiteIndex(0), seq: 1), Dot(site: SiteIndex(300), seq: .max)] {
      var clock = VersionVector()
      clock.insert(dot)
      let edits = [TextEdit(position: 0, deleted: 0, inserted: "é\u{0}\n\(dot.seq)")]
      var change = Change(on: "practice/a")
      change.edit = [FieldChange("body", edits)]
      state.apply(change, dot: dot, at: 0, clock: clock)
      events.append(TextEvent(dot: dot, clock: clock, edits: edits))
    }
    state.settle(siteRank: rank) { _ in events }
    #expect(state.texts["body"]?.merged.readings.count == 2)
    #expect(try RecordState(encoded: state.encoded) == state)
  }

  @Test func `a text that everybody has seen follows without its history`() {
    var clock = VersionVector()
    var state = RecordState()
    for seq in 1...3 as ClosedRange<UInt32> {
      let dot = Dot(site: SiteIndex(0), seq: seq)
      clock.insert(dot)
      var change = Change(on: "practice/a")
      change.edit = [FieldChange("body", [TextEdit(position: 0, deleted: 0, inserted: "\(seq)")])]
      state.apply(change, dot: dot, at: 0, clock: clock)
    }
    #expect(state.texts["body"]?.merged.text == "321")
    #expect(!state.needsHistory)
  }

  @Test func `an edit that has not seen a text begin asks for its history`() {
    var state = RecordState()
    for site in 0...1 as ClosedRange<UInt32> {
      let dot = Dot(site: SiteIndex(site), seq: 1)
      var clock = VersionVector()
      clock.insert(dot)
      var change = Change(on: "practice/a")
      change.edit = [FieldChange("body", [TextEdit(position: 0, deleted: 0, inserted: "a")])]
      state.apply(change, dot: dot, at: 0, clock: clock)
    }
    #expect(state.needsHistory)
  }

  @Test func `an edit beyond its text is set aside`() {
    var clock = VersionVector()
    var state = RecordState()
    let edits = [
      [TextEdit(position: 0, deleted: 0, inserted: "ab")],
      [
        TextEdit(position: 0, deleted: 0, inserted: "x"),
        TextEdit(position: 9, deleted: 0, inserted: "y"),
      ],
      [TextEdit(position: 2, deleted: 0, inserted: "c")],
    ]
    var events: [TextEvent] = []
    for (place, steps) in edits.enumerated() {
      let dot = Dot(site: SiteIndex(0), seq: UInt32(place + 1))
      clock.insert(dot)
      var change = Change(on: "practice/a")
      change.edit = [FieldChange("body", steps)]
      state.apply(change, dot: dot, at: 0, clock: clock)
      events.append(TextEvent(dot: dot, clock: clock, edits: steps))
    }
    #expect(state.texts["body"]?.merged.text == "abc")
    #expect(MergedText(merging: events, siteRank: rank).text == "abc")
  }

  @Test func `a field that is of several types shows the text, then the set, then the value`() {
    var clock = VersionVector()
    var state = RecordState()
    var seq: UInt32 = 0
    func shown(_ body: (inout Change) -> Void) -> RecordView.Shown? {
      seq += 1
      let dot = Dot(site: SiteIndex(0), seq: seq)
      clock.insert(dot)
      var change = Change(on: "practice/a")
      body(&change)
      state.apply(change, dot: dot, at: 0, clock: clock)
      return RecordView("practice/a", state, siteRank: rank)?.fields["x"]
    }
    #expect(shown { $0.set = [FieldChange("x", Value(1))] } == .value(Value(1)))
    #expect(shown { $0.add = [FieldChange("x", ["a"])] } == .set(["a"]))
    let insertion = TextEdit(position: 0, deleted: 0, inserted: "t")
    #expect(shown { $0.edit = [FieldChange("x", [insertion])] } == .text("t"))
    let deletion = TextEdit(position: 0, deleted: 1, inserted: "")
    #expect(shown { $0.edit = [FieldChange("x", [deletion])] } == .set(["a"]))
    #expect(shown { $0.remove = [FieldChange("x", ["a"])] } == .value(Value(1)))
    #expect(shown { $0.set = [FieldChange("x", .null)] } == nil)
  }
}

@Suite struct VersionVectorTests {
  private func vector(_ random: inout Seeded) -> VersionVector {
    var vector = VersionVector()
    for _ in 0..<random.below(5) {
      vector[SiteIndex(UInt32(random.below(6)))] = UInt32(random.below(4))
    }
    return vector
  }

  private func union(_ left: VersionVector, _ right: VersionVector) -> VersionVector {
    var union = left
    union.formUnion(right)
    return union
  }

  @Test(arguments: seeds(300))
  func `the union is the least clock that covers both`(seed: UInt64) {
    var random = Seeded(seed)
    let (a, b, c) = (vector(&random), vector(&random), vector(&random))
    #expect(union(a, b) == union(b, a))
    #expect(union(union(a, b), c) == union(a, union(b, c)))
    #expect(union(a, a) == a)
    #expect(union(a, VersionVector()) == a)
    #expect(union(a, b).covers(a) && union(a, b).covers(b))
    if c.covers(a), c.covers(b) { #expect(c.covers(union(a, b))) }
  }

  @Test(arguments: seeds(300))
  func `covering is a partial order`(seed: UInt64) {
    var random = Seeded(seed)
    let (a, b, c) = (vector(&random), vector(&random), vector(&random))
    #expect(a.covers(a))
    if a.covers(b), b.covers(a) { #expect(a == b && a.hashValue == b.hashValue) }
    if a.covers(b), b.covers(c) { #expect(a.covers(c)) }
    #expect(a.covers(b) == (union(a, b) == a))
    #expect(a.covers(b) == b.dots.allSatisfy(a.contains))
  }

  @Test func `a clock holds a journal up to its number`() {
    var clock = VersionVector()
    clock.insert(Dot(site: SiteIndex(2), seq: 3))
    #expect(clock.contains(Dot(site: SiteIndex(2), seq: 3)))
    #expect(!clock.contains(Dot(site: SiteIndex(2), seq: 4)))
    #expect(!clock.contains(Dot(site: SiteIndex(9), seq: 1)))
    clock.insert(Dot(site: SiteIndex(2), seq: 1))
    #expect(clock[SiteIndex(2)] == 3)
    clock[SiteIndex(2)] = 0
    #expect(clock.isEmpty && clock == VersionVector())
  }

  @Test(arguments: [
    ("toulouse-7k2q9fxa", true), ("a-00000000", true), ("a1234567890123456789-zzzzzzzz", true),
    ("", false), ("toulouse", false), ("-7k2q9fxa", false), ("toulouse-7k2q9fx", false),
    ("toulouse-7k2q9fxai", false), ("toulouse-7k2q9fxi", false), ("Toulouse-7k2q9fxa", false),
    ("toulouse-7K2Q9FXA", false), ("a12345678901234567890-zzzzzzzz", false),
    ("saint-etienne-7k2q9fxa", false), ("é-7k2q9fxa", false), ("../..-7k2q9fxa", false),
    ("a-7k2q9fxa\n", false), ("a-7k2q9fxa/", false),
  ])
  func `a site's id has one shape`(text: String, isID: Bool) {
    #expect((SiteID(text) != nil) == isID)
  }
}

@Suite struct ChangeTests {
  private func read(_ json: String) throws(JSONError) -> Change {
    try JSONReader.read(json.utf8, spelling: .canonical) { (reader) throws(JSONError) in
      try Change(on: "a/b", from: &reader)
    }
  }

  @Test(arguments: seeds(300))
  func `a change is read back from its text`(seed: UInt64) throws {
    var random = Seeded(seed)
    var change = random.change()
    if random.flip() { change.edit = [FieldChange("body", [])] }
    if random.flip() { change.salt = "EBESExQVFhcYGRobHB0eHw==" }
    #expect(try read(change.json).json.utf8.elementsEqual(change.json.utf8))
  }

  @Test func `a change is written in one spelling, whatever order it was put together in`() throws {
    var change = Change(on: "a/b")
    change.set = [FieldChange("z", Value(1)), FieldChange("y", Value(2))]
    change.add = [FieldChange("s", ["b", "a", "b"]), FieldChange("empty", [])]
    change.edit = [FieldChange("t", [])]
    change.delete = true
    let json = #"{"set":{"y":2,"z":1},"add":{"s":["a","b"]},"edit":{"t":[]},"delete":true}"#
    #expect(change.json == json)
    #expect(try read(json).json == json)
  }

  @Test(arguments: [
    #"{"edit":{"t":[]},"set":{"a":1}}"#, #"{"set":{"b":1,"a":2}}"#, #"{"set":{}}"#,
    #"{"add":{"s":["b","a"]}}"#, #"{"add":{"s":[]}}"#, #"{ "set":{"a":1}}"#,
  ])
  func `another spelling is refused`(json: String) {
    #expect(throws: JSONError.self) { try read(json) }
  }
}
