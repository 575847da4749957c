import Community
import Merge
import Testing

/// What a change must look like to be a continuation, withdrawal, revocation, retirement or
/// erasure.
@Suite struct MembershipFactTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
  }

  @Test func `a continuation reads as it was written`() throws {
    let change = try Village.continuation(lyon, of: toulouse, kept: 3).change
    let read = try #require(Continuation(change))
    #expect(read.change == change)
    #expect(read.site == lyon.id && read.key == lyon.key && read.continues == toulouse.id)
    #expect(read.kept == 3)
    #expect(read.isProven(for: Village.network, by: toulouse.key))
    #expect(!read.isProven(for: Village.network, by: lyon.key))
  }

  @Test(arguments: ["name", "role", "key", "continues", "kept", "proof"])
  func `a continuation without one of its fields is none`(field: String) throws {
    var change = try Village.continuation(lyon, of: toulouse).change
    change.set.removeAll { $0.field == field }
    #expect(Continuation(change) == nil)
  }

  @Test(arguments: ["name", "key", "continues", "kept"])
  func `a continuation's proof holds for what it vouches for`(field: String) throws {
    var change = try Village.continuation(lyon, of: toulouse, kept: 3).change
    let other: Value =
      switch field {
      case "key": Value(toulouse.key.base64)
      case "continues": Value(lyon.id.text)
      case "kept": Value(4)
      default: Value("Lyon 2")
      }
    change.replace(field, with: other)
    let read = try #require(Continuation(change))
    #expect(read.isProven(for: Village.network, by: toulouse.key) == (field == "name"))
  }

  @Test(arguments: [[], ["Lyon"], ["Lyon", "Pau"]])
  func `a revocation and a withdrawal read as they were written`(names: [String]) throws {
    let keeps = try names.map { try Inhabitant($0).id }
    for seq in [0, 4, .max] as [UInt32] {
      let chain = seq == 0 ? nil : Village.chain
      let revocation = Revocation(site: lyon.id, seq: seq, chain: chain, keeps: keeps)
      #expect(Revocation(revocation.change(id: "x")) == revocation)
    }
    let withdrawal = Withdrawal(invitation: lyon.key, keeps: keeps)
    #expect(Withdrawal(withdrawal.change(id: "x")) == withdrawal)
    #expect(Invitation(withdrawal.change(id: "x")) == nil)
  }

  @Test func `a retirement and an erasure read as they were written`() throws {
    let retirement = Retirement(site: lyon.id, seq: 9)
    #expect(Retirement(retirement.change(id: "x")) == retirement)
    let erasure = try #require(Erasure(record: "member/0c9"))
    #expect(Erasure(erasure.change(id: "x")) == erasure)
    let wide = try #require(Erasure(record: "member/0c9", answers: ["answer/b", "answer/a"]))
    #expect(wide.records == ["member/0c9", "answer/a", "answer/b"])
    #expect(Erasure(wide.change(id: "x")) == wide)
  }

  @Test func `an erasure erases no records but the person's and answers`() throws {
    #expect(Erasure(record: "member/a", answers: ["practice/b"]) == nil)
    #expect(Erasure(record: "answer/a") == nil)
    var change = try #require(Erasure(record: "member/a", answers: ["answer/b"])).change(id: "x")
    for (json, answers) in [
      (#"["practice/b","answer/..b","answer/c"]"#, ["answer/..b", "answer/c"]), ("7", []),
      (#"["answer/b",7]"#, []), ("null", []),
    ] {
      change.set = [
        change.set[0], FieldChange("answers", Value(canonical: json)),
      ]
      #expect(Erasure(change)?.record == "member/a")
      #expect(Erasure(change)?.answers == answers)
    }
  }

  @Test(arguments: ["4294967296", "-1", "-0", "1.0", "1e2", "\"4\"", "null", "[4]", "true"])
  func `what is no number of an entry makes no fact`(json: String) {
    let number = Value(canonical: json)
    var revocation = Village.revocation(of: lyon, through: 4, by: toulouse, in: 2).change
    revocation.replace("seq", with: number)
    #expect(Revocation(revocation) == nil)
    var retirement = Village.retirement(of: lyon, at: 4, by: toulouse).change
    retirement.replace("seq", with: number)
    #expect(Retirement(retirement) == nil)
  }

  @Test(arguments: ["\"lyon\"", "[\"lyon\"]", "[4]", "null", "{}"])
  func `what is no list of sites makes no fact`(json: String) throws {
    var revocation = Village.revocation(of: lyon, through: 4, keeps: [lyon], by: toulouse, in: 2)
    revocation.change.replace("keeps", with: Value(canonical: json))
    #expect(Revocation(revocation.change) == nil)
    var withdrawal = try Village.withdrawal(ofInvitationTo: "Lyon", by: toulouse)
    withdrawal.change.replace("keeps", with: Value(canonical: json))
    #expect(Withdrawal(withdrawal.change) == nil)
  }

  @Test func `a list names at most 10,000 sites`() {
    for (count, isRead) in [(10_000, true), (10_001, false)] {
      let revocation = Revocation(
        site: lyon.id, seq: 0, chain: nil, keeps: Array(repeating: lyon.id, count: count))
      #expect((Revocation(revocation.change(id: "x")) != nil) == isRead)
    }
  }

  @Test func `a revocation names the chain where it leaves something, and only there`() {
    var all = Village.revocation(of: lyon, through: 0, by: toulouse, in: 2).change
    all.set.append(FieldChange("chain", Value(Village.chain)))
    #expect(Revocation(all) == nil)
    var some = Village.revocation(of: lyon, through: 4, by: toulouse, in: 2).change
    some.replace("chain", with: Value("0f"))
    #expect(Revocation(some) == nil)
    some.set.removeAll { $0.field == "chain" }
    #expect(Revocation(some) == nil)
  }

  @Test(arguments: ["practice/a", "member", "member/", "member/a/b", "members/a", "member/é", ""])
  func `an erasure names a member`(record: String) {
    #expect(Erasure(record: record) == nil)
  }

  @Test func `a fact counts on a record of its kind alone`() throws {
    var facts = [
      Village.revocation(of: lyon, through: 4, by: toulouse, in: 2).change,
      Village.retirement(of: lyon, at: 4, by: toulouse).change,
      try Village.erasure(of: "member/a", by: toulouse).change,
      try Village.withdrawal(ofInvitationTo: "Lyon", by: toulouse).change,
    ]
    for place in facts.indices { facts[place].record = "practice/a" }
    #expect(Revocation(facts[0]) == nil)
    #expect(Retirement(facts[1]) == nil)
    #expect(Erasure(facts[2]) == nil)
    #expect(Withdrawal(facts[3]) == nil)
  }
}

extension Change {
  mutating func replace(_ field: String, with value: Value) {
    for place in set.indices where set[place].field == field {
      set[place] = FieldChange(field, value)
    }
  }
}
