import Community
import Merge
import Testing

/// What a change must look like to say something about who belongs.
@Suite struct MembershipFactTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
  }

  private func continuation() throws -> Continuation {
    try Continuation(
      network: Village.network, site: lyon.id, name: "Lyon", role: .site, key: lyon.key,
      continues: toulouse.id, provenBy: toulouse.privateKey)
  }

  @Test func `a continuation reads as it was written`() throws {
    let written = try continuation()
    let read = try #require(Continuation(written.change))
    #expect(read == written)
    #expect(read.isProven(for: Village.network, by: toulouse.key))
    #expect(!read.isProven(for: Village.network, by: lyon.key))
  }

  @Test(arguments: ["name", "role", "key", "continues", "proof"])
  func `a continuation without one of its fields is none`(field: String) throws {
    var change = try continuation().change
    change.set.removeAll { $0.field == field }
    #expect(Continuation(change) == nil)
  }

  @Test(arguments: ["name", "role", "key", "continues"])
  func `a continuation's proof holds for what it vouches for`(field: String) throws {
    var change = try continuation().change
    let other = [
      "name": "Lyon 2", "role": "lead", "key": toulouse.key.base64, "continues": lyon.id.text,
    ]
    change.replace(field, with: try #require(other[field]))
    let read = try #require(Continuation(change))
    let isVouchedFor = ["key", "continues"].contains(field)
    #expect(read.isProven(for: Village.network, by: toulouse.key) != isVouchedFor)
  }

  @Test func `what leads write reads as it was written`() throws {
    for through in [nil, 0, 4, .max] as [UInt32?] {
      let revocation = Revocation(site: lyon.id, through: through)
      #expect(Revocation(revocation.change(id: "x")) == revocation)
    }
    let withdrawal = Withdrawal(invitation: lyon.key)
    #expect(Withdrawal(withdrawal.change(id: "x")) == withdrawal)
    #expect(Invitation(withdrawal.change(id: "x")) == nil)
    for role in Role.allCases {
      let admission = Admission(
        site: lyon.id, key: lyon.key, role: role, invitation: toulouse.key)
      #expect(Admission(admission.change(id: "x")) == admission)
      let change = RoleChange(site: lyon.id, role: role)
      #expect(RoleChange(change.change(id: "x")) == change)
    }
    let retirement = Retirement(site: lyon.id, seq: 9)
    #expect(Retirement(retirement.change(id: "x")) == retirement)
    let erasure = try #require(Erasure(record: "member/0c9"))
    #expect(Erasure(erasure.change(id: "x")) == erasure)
    let wide = try #require(Erasure(record: "member/0c9", answers: ["answer/b", "answer/a"]))
    #expect(wide.records == ["member/0c9", "answer/a", "answer/b"])
    #expect(Erasure(wide.change(id: "x")) == wide)
  }

  /// Every fact that a lead writes, as a change that reads.
  private func facts() throws -> [(change: Change, reads: (Change) -> Bool)] {
    let erasure = try #require(Erasure(record: "member/a"))
    return [
      (Revocation(site: lyon.id, through: 4).change(id: "x"), { Revocation($0) != nil }),
      (Retirement(site: lyon.id, seq: 4).change(id: "x"), { Retirement($0) != nil }),
      (Withdrawal(invitation: lyon.key).change(id: "x"), { Withdrawal($0) != nil }),
      (RoleChange(site: lyon.id, role: .lead).change(id: "x"), { RoleChange($0) != nil }),
      (
        Admission(site: lyon.id, key: lyon.key, role: .site, invitation: toulouse.key)
          .change(id: "x"), { Admission($0) != nil }
      ),
      (
        Invitation(key: lyon.key, site: "Lyon", role: .site, expires: 5).change(id: "x"),
        { Invitation($0) != nil }
      ),
      (erasure.change(id: "x"), { Erasure($0) != nil }),
    ]
  }

  @Test func `a fact stands on a record of its kind, and does nothing but set`() throws {
    for (change, reads) in try facts() {
      #expect(reads(change))
      var elsewhere = change
      elsewhere.record = "practice/a"
      #expect(!reads(elsewhere))
      var deleting = change
      deleting.delete = true
      #expect(!reads(deleting))
      var adding = change
      adding.add = [FieldChange("site", [lyon.id.text])]
      #expect(!reads(adding))
    }
  }

  @Test func `a fact sets its fields sorted, and counts with all of them alone`() throws {
    for (change, reads) in try facts() {
      let fields = change.set.map(\.field)
      #expect(fields == fields.sorted())
      for field in fields where field != "through" {
        var less = change
        less.set.removeAll { $0.field == field }
        #expect(!reads(less), "without \(field)")
      }
      for field in fields {
        var other = change
        other.replace(field, with: Value(canonical: "{}"))
        #expect(!reads(other), "with another \(field)")
      }
    }
  }

  @Test(arguments: [
    "4294967296", "-1", "-0", "00", "04", "1.0", "1e2", "\"4\"", "null", "[4]", "true",
  ])
  func `what is no number of an entry makes no fact`(json: String) {
    let number = Value(canonical: json)
    var revocation = Revocation(site: lyon.id, through: 4).change(id: "x")
    revocation.replace("through", with: number)
    #expect(Revocation(revocation) == nil)
    var retirement = Retirement(site: lyon.id, seq: 4).change(id: "x")
    retirement.replace("seq", with: number)
    #expect(Retirement(retirement) == nil)
  }

  @Test func `an erasure erases no records but the person's and answers`() throws {
    #expect(Erasure(record: "member/a", answers: ["practice/b"]) == nil)
    #expect(Erasure(record: "answer/a") == nil)
    let change = try #require(Erasure(record: "member/a", answers: ["answer/b"])).change(id: "x")
    for (json, answers) in [
      (#"["practice/b","answer/..b","answer/c"]"#, ["answer/..b", "answer/c"]), ("7", []),
      (#"["answer/b",7]"#, []), ("null", []),
    ] {
      var other = change
      other.replace("answers", with: Value(canonical: json))
      #expect(Erasure(other)?.record == "member/a")
      #expect(Erasure(other)?.answers == answers)
    }
  }

  @Test(arguments: ["practice/a", "member", "member/", "member/a/b", "members/a", "member/é", ""])
  func `an erasure names a member`(record: String) {
    #expect(Erasure(record: record) == nil)
  }
}
