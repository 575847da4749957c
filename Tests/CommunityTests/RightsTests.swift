import Community
import Merge
import Testing

/// Who may do what, by effect: however a change was written.
@Suite struct RightsTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  /// Toulouse leads, Lyon belongs, Paris does not.
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    village = Village(foundedBy: toulouse)
    let own = Founding(name: "Réseau", founder: toulouse.id, key: toulouse.key)
    village.write(own.siteChange(name: "Toulouse"), by: toulouse)
    try village.welcome(lyon, by: toulouse)
    try village.join(paris)
  }

  private func isAllowed(
    _ record: String, _ fields: [(String, Value)], to site: Inhabitant
  ) -> Bool {
    var village = village
    var change = Change(on: record)
    change.set = fields.map { FieldChange($0.0, $0.1) }
    let entry = village.write(change, by: site)
    return village.hasEffect(entry)
  }

  @Test(
    arguments: [
      ("practice/p", "title", "Salle"), ("practice/p", "status", "proposed"),
      ("survey/s", "status", "draft"), ("member/m", "name", "Léa"), ("recipe/x", "of", "later"),
    ])
  func `whoever belongs changes what is for all`(record: String, field: String, value: String) {
    #expect(isAllowed(record, [(field, Value(value))], to: lyon))
    #expect(!isAllowed(record, [(field, Value(value))], to: paris))
  }

  @Test(
    arguments: [
      ("practice/p", "status", "validated"), ("survey/s", "status", "open"),
      ("survey/s", "status", "closed"), ("charter/charter", "title", "Charte"),
      ("network/reseau", "name", "Autre"), ("invitation/i", "site", "Pau"),
      ("admission/a", "site", "Pau"), ("role/r", "site", "Pau"), ("revocation/r", "site", "Pau"),
      ("retirement/r", "site", "Pau"), ("erasure/e", "record", "member/m"),
    ])
  func `what is for leads has an effect by them alone`(record: String, field: String, value: String)
  {
    #expect(isAllowed(record, [(field, Value(value))], to: toulouse))
    #expect(!isAllowed(record, [(field, Value(value))], to: lyon))
    #expect(!isAllowed(record, [("title", Value("x")), (field, Value(value))], to: lyon))
  }

  /// Changes that set each field to each word that it may hold, alone and between others, and ones
  /// that speak of these words in texts.
  private func changes(on kind: Kind) -> [Change] {
    var changes: [Change] = []
    for field in kind.fields {
      guard case .value(.choice(let choices)) = field.content else { continue }
      for choice in choices {
        var change = Change(on: "\(kind.name)/x")
        change.set = [FieldChange(field.name, Value(choice.name))]
        changes.append(change)
        change.set += [FieldChange("a", Value("x")), FieldChange("zz", Value(true))]
        changes.append(change)
        let quoted = "\"\(field.name)\":\"\(choice.name)\""
        change.set = [FieldChange("title", Value(quoted))]
        change.edit = [
          FieldChange("body", [TextEdit(position: 0, deleted: 0, inserted: quoted)])
        ]
        changes.append(change)
      }
    }
    return changes
  }

  @Test(arguments: Kind.all)
  func `the bytes of a change say whether it is for leads`(kind: Kind) {
    for change in changes(on: kind) {
      switch kind.reserve {
      case .nothing: #expect(!change.isForLeads)
      case .saying(let words):
        #expect(change.isForLeads == words.contains { change.json.contains($0) })
      case .everything: #expect(change.isForLeads || kind == .site)
      }
    }
  }

  @Test func `a site calls itself what it likes, and a lead everybody; nobody changes more`() {
    let name = [("name", Value("Ville rose"))]
    for (author, subject, isAllowed) in [
      (lyon, lyon, true), (toulouse, lyon, true), (lyon, toulouse, false), (paris, paris, false),
    ] {
      #expect(self.isAllowed("site/\(subject.id)", name, to: author) == isAllowed)
      for field in ["role", "key", "proof"] {
        let more = [(field, Value("lead"))]
        #expect(!self.isAllowed("site/\(subject.id)", more, to: author))
        #expect(!self.isAllowed("site/\(subject.id)", name + more, to: author))
      }
    }
  }

  @Test mutating func `first entries have an effect when they let their site in`() throws {
    #expect(village.entries.map { village.hasEffect($0.name) } == [true, true, true, true, false])
    try village.invite("Paris", by: toulouse)
    #expect(village.entries.allSatisfy { village.hasEffect($0.name) })

    var change = Change(on: "site/\(lyon.id)")
    change.set = [FieldChange("name", Value("L")), FieldChange("role", Value("lead"))]
    let fork = village.write(change, by: lyon, isFirst: true)
    #expect(!village.hasEffect(fork))
  }

  @Test mutating func `a change has the rights of its own past`() throws {
    var change = Change(on: "practice/p")
    change.set = [FieldChange("status", Value("validated"))]
    let before = village.write(change, by: lyon)
    village.give(.lead, to: lyon, by: toulouse)
    let granted = village.write(change, by: lyon)
    let concurrent = village.all
    let unseen = village.write(change, by: lyon)
    village.give(.site, to: lyon, by: toulouse, seeing: concurrent)
    let after = village.write(change, by: lyon)
    #expect(
      [before, granted, unseen, after].map { village.hasEffect($0) } == [
        false, true, false, false,
      ])
  }

  @Test mutating func `nobody deletes what is for leads`() {
    for (record, isAllowed) in [
      ("charter/charter", false), ("network/reseau", false),
      ("site/\(lyon.id)", false), ("practice/p", true),
    ] {
      var change = Change(on: record)
      change.delete = true
      let entry = village.write(change, by: lyon)
      #expect(village.hasEffect(entry) == isAllowed, "\(record)")
    }
  }
}
