import Community
import Merge
import Testing

@Suite struct CombinedPersonTests {
  /// The view of a record after `changes`, each made by its own site without seeing the others.
  private func view(_ changes: [Change]) throws -> RecordView {
    var state = RecordState()
    for (place, change) in changes.enumerated() {
      let dot = Dot(site: SiteIndex(UInt32(place)), seq: 1)
      var clock = VersionVector()
      clock.insert(dot)
      state.apply(change, dot: dot, at: Int64(place), clock: clock)
    }
    return try #require(RecordView(changes[0].record, state) { Int($0.rawValue) })
  }

  private func record(
    _ name: String, _ values: [String: String], skills: [String] = [], notes: String? = nil
  ) -> Change {
    var change = Change(on: name)
    change.set = values.sorted { $0.key < $1.key }.map { FieldChange($0.key, Value($0.value)) }
    if !skills.isEmpty { change.add = [FieldChange("skills", skills)] }
    if let notes {
      change.edit = [
        FieldChange("notes", [TextEdit(position: 0, deleted: 0, inserted: notes)])
      ]
    }
    return change
  }

  @Test func `the representative's values show, the others fill in, and what differs is told`()
    throws
  {
    let person = try #require(
      try CombinedPerson([
        view([
          record(
            "member/b", ["name": "Zoé Roy", "phone": "1"], skills: ["GED"], notes: "Le lundi.")
        ]),
        view([
          record(
            "member/a", ["name": "Z. Roy", "phone": "1", "unit": "RH", "same": "member/b"],
            skills: ["GED", "visas"], notes: "Parle chinois.")
        ]),
      ]))
    #expect(person.view.record == "member/b")
    #expect(person.view.title == "Zoé Roy")
    #expect(person.view.string("unit") == "RH")
    #expect(person.view.fields["skills"] == .set(["GED", "visas"]))
    #expect(person.view.fields["notes"] == .text("Le lundi.\n\nParle chinois."))
    #expect(person.view.fields["same"] == nil)
    #expect(person.differingFields == ["name"])
    #expect(person.also["name"]?.map(\.value) == [Value("Z. Roy")])
    #expect(person.also["name"]?.map(\.record) == ["member/a"])
  }

  @Test(arguments: UInt64(1)...60)
  func `no value of any record is missing in the combined view`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let fields = ["name", "phone", "unit", "email", "zone"]
    let words = ["un", "deux", "trois", "é", "e\u{301}"]
    func word() -> String { words.randomElement(using: &generator) ?? "" }
    var views: [RecordView] = []
    for name in ["member/a", "member/b", "member/c"] {
      let changes = (0..<2).map { _ in
        let chosen = fields.filter { _ in Bool.random(using: &generator) }
        return record(
          name, Dictionary(uniqueKeysWithValues: chosen.map { ($0, word()) }),
          skills: [word(), word()])
      }
      views.append(try view(changes + [record(name, [:], notes: word() + "\n")]))
    }
    let person = try #require(CombinedPerson(views))
    for view in views {
      for (field, shown) in view.fields {
        let values = view.conflicts[field].map { $0.map(\.value) }
        switch (shown, person.view.fields[field]) {
        case (.value(let value), .value(let combined)):
          let told =
            [combined] + (person.also[field] ?? []).map(\.value)
            + (person.view.conflicts[field] ?? []).map(\.value)
          for value in values ?? [value] { #expect(told.contains(value), "seed \(seed)") }
        case (.set(let elements), .set(let combined)):
          let told = Set(combined.map { Value($0) })
          #expect(elements.allSatisfy { told.contains(Value($0)) }, "seed \(seed)")
        case (.text(let text), .text(let combined)):
          #expect(Array(combined.utf8).contains(Array(text.utf8)), "seed \(seed)")
        default: Issue.record("\(field) is missing, seed \(seed)")
        }
      }
    }
  }
}
