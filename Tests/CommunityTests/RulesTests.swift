import Community
import Merge
import Testing

/// Why the rules refuse the draft that `json` holds; `nil` when they don't.
private func refusal(_ json: String) throws -> RuleError? {
  let draft = try Draft(json: json.utf8)
  do throws(RuleError) {
    try Rules.check(draft)
    return nil
  } catch {
    return error
  }
}

/// Why the rules refuse `set` of one field of a record of `kind`.
private func refusal(set field: String, to json: String, of kind: String) throws -> RuleError.Rule?
{
  try refusal(#"{"on":"\#(kind)/a","set":{"\#(field)":\#(json)}}"#)?.rule
}

@Suite struct RulesTests {
  @Test(arguments: [
    #"{"on":"member/0c9","set":{"name":"Zoé","arrived":"2026-11-24","visible":false}}"#,
    #"{"on":"practice/a.b-c_D","set":{"status":"draft","owner":"member/zoe"}}"#,
    #"{"on":"practice/a","add":{"tags":["réunion"],"useful":["member/zoe"]}}"#,
    #"{"on":"practice/a","edit":{"body":[[0,0,"Avant\n\tFait"]]}}"#,
    #"{"on":"practice/a","edit":{"body":[]}}"#,
    #"{"on":"practice/a","text":{"body":"Ligne\r\nLigne"}}"#,
    #"{"on":"project/a","set":{"hours":27.5,"origin":"management","due":null}}"#,
    #"{"on":"task/a","set":{"order":-1e2,"done":true,"project":"project/a"}}"#,
    #"{"on":"comment/a","set":{"about":"project/a","by":"member/zoe"}}"#,
    #"{"on":"member/a","delete":true,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}"#,
    #"{"on":"member/a","set":{"title":""}}"#,
    #"{"on":"member/a"}"#,
  ])
  func `what keeps to the rules is accepted`(json: String) throws {
    #expect(try refusal(json) == nil)
  }

  @Test(arguments: [
    "", "member", "member/", "/a", "member/a/b", "member/..", "member/-h", "Member/a",
  ])
  func `a record's name is kind and id`(record: String) throws {
    #expect(try refusal(#"{"on":"\#(record)"}"#)?.rule == .recordName)
  }

  @Test(arguments: [
    ("practise", "practice"), ("membre", "member"), ("tasks", "task"), ("xyz", nil),
  ])
  func `an unknown kind is refused and the nearest named`(written: String, nearest: String?) throws
  {
    #expect(try refusal(#"{"on":"\#(written)/a"}"#)?.rule == .unknownKind(nearest: nearest))
  }

  @Test(arguments: ["network", "site", "invitation"])
  func `structural records are not edited`(kind: String) throws {
    #expect(try refusal(#"{"on":"\#(kind)/a","set":{"name":"x"}}"#)?.rule == .structuralKind)
  }

  @Test(arguments: [
    ("titel", "title"), ("titre", "title"), ("ower", "owner"), ("état", "status"), ("zzz", nil),
  ])
  func `an unknown field is refused and the nearest named`(
    written: String, nearest: String?
  ) throws {
    let error = try #require(try refusal(#"{"on":"practice/a","set":{"\#(written)":"x"}}"#))
    #expect(error.rule == .unknownField(nearest: nearest))
    #expect(error.field == written)
    #expect(error.record == "practice/a")
  }

  @Test(arguments: [
    (#""set":{"body":"x"}"#, RuleError.Group.set), (#""set":{"tags":null}"#, .set),
    (#""add":{"title":["x"]}"#, .add), (#""remove":{"body":["x"]}"#, .remove),
    (#""edit":{"title":[]}"#, .edit), (#""text":{"tags":"x"}"#, .text),
  ])
  func `a field is changed in its own way`(part: String, group: RuleError.Group) throws {
    guard case .wrongGroup(group, _) = try refusal(#"{"on":"practice/a",\#(part)}"#)?.rule else {
      Issue.record("\(part) is not refused")
      return
    }
  }

  @Test func `null clears every value field of every kind`() throws {
    for kind in Kind.editable {
      for field in kind.fields {
        guard case .value = field.content else { continue }
        #expect(try refusal(set: field.name, to: "null", of: kind.name) == nil)
      }
    }
  }

  @Test(arguments: [
    ("member", "name", "1"), ("member", "name", "[]"), ("member", "visible", #""oui""#),
    ("member", "arrived", "2026"), ("project", "hours", #""3""#), ("project", "hours", "1e999"),
    ("practice", "owner", "{}"), ("practice", "status", "true"), ("task", "done", "0"),
  ])
  func `a value has its field's form`(kind: String, field: String, json: String) throws {
    guard case .wrongForm = try refusal(set: field, to: json, of: kind) else {
      Issue.record("\(field) takes \(json)")
      return
    }
  }

  @Test func `a date is a day of the calendar`() throws {
    let error = try #require(
      try refusal(#"{"on":"task/a","set":{"due":"2027-02-29"}}"#))
    #expect(error.rule == .notADate)
    #expect(error.excerpt == "2027-02-29")
  }

  @Test func `a choice is one of its words, which the refusal names`() throws {
    guard
      case .wrongForm(.choice(let choices)) = try refusal(
        set: "status", to: #""Draft""#, of: "practice")
    else {
      Issue.record("not refused")
      return
    }
    #expect(choices.map(\.name) == ["draft", "proposed", "validated", "archived"])
  }

  @Test(arguments: ["practice/a", "member", "member/..", "zoe", "", "member/a b"])
  func `a reference names a record of the right kind`(name: String) throws {
    let rule = try refusal(set: "owner", to: "\"\(name)\"", of: "practice")
    #expect(rule == .wrongForm(.reference(to: ["member"])))
    let element = try refusal(#"{"on":"practice/a","add":{"useful":["\#(name)"]}}"#)
    #expect(element?.rule == (name.isEmpty ? .emptyElement : rule))
  }

  @Test func `a comment is about a practice, a project or a meeting`() throws {
    let rule = try refusal(set: "about", to: #""member/a""#, of: "comment")
    #expect(rule == .wrongForm(.reference(to: ["practice", "project", "meeting"])))
    #expect(try refusal(set: "about", to: #""meeting/a""#, of: "comment") == nil)
  }

  @Test(arguments: ["24:00", "9:30", "09:60", "09:5", "0９:30", "09h30", "", "-1:00", "09:30:00"])
  func `a time is HH and MM of a day`(time: String) throws {
    #expect(try refusal(set: "time", to: "\"\(time)\"", of: "meeting") == .notATime)
    for right in ["00:00", "09:30", "23:59"] {
      #expect(try refusal(set: "ends", to: "\"\(right)\"", of: "meeting") == nil)
    }
  }

  @Test(arguments: [
    ("question", "scale", 2...10), ("survey", "smallest", 3...1_000), ("answer", "rating", 1...10),
  ])
  func `a whole number keeps to its range`(
    kind: String, field: String, range: ClosedRange<Int>
  ) throws {
    for right in [range.lowerBound, range.upperBound] {
      #expect(try refusal(set: field, to: "\(right)", of: kind) == nil)
    }
    let wrong = ["\(range.lowerBound - 1)", "\(range.upperBound + 1)", "4.0", "-4", "4e0", "\"4\""]
    for json in wrong {
      #expect(try refusal(set: field, to: json, of: kind) == .wrongForm(.whole(range)), "\(json)")
    }
  }
}

@Suite struct RulesForSizesTests {
  @Test func `a line has at most 1,000 scalars, an element 200`() throws {
    func line(_ length: Int) -> String { String(repeating: "é", count: length) }
    #expect(try refusal(set: "title", to: "\"\(line(1_000))\"", of: "practice") == nil)
    #expect(
      try refusal(set: "title", to: "\"\(line(1_001))\"", of: "practice")
        == .tooMuch(most: 1_000, .scalars))
    #expect(try refusal(#"{"on":"practice/a","add":{"tags":["\#(line(200))"]}}"#) == nil)
    let error = try refusal(#"{"on":"practice/a","add":{"tags":["\#(line(201))"]}}"#)
    #expect(error?.rule == .tooMuch(most: 200, .scalars))
    #expect(error?.excerpt == line(60) + "…")
  }

  @Test func `a set takes at most 1,000 elements at once`() throws {
    var change = Change(on: "practice/a")
    change.add = [FieldChange("tags", (1...1_000).map { "n\($0)" })]
    try Rules.check(change)
    change.remove = [FieldChange("tags", (0...1_000).map { "n\($0)" })]
    let error = #expect(throws: RuleError.self) { try Rules.check(change) }
    #expect(error?.rule == .tooMuch(most: 1_000, .elements))
  }

  @Test func `a text has at most 1 MiB, and so has what an edit inserts`() throws {
    let most = String(repeating: "a", count: 1 << 20)
    let change = Change(on: "practice/a")
    try Rules.check(Draft(change, texts: [FieldChange("body", most)]))
    var error = #expect(throws: RuleError.self) {
      try Rules.check(Draft(change, texts: [FieldChange("body", most + "a")]))
    }
    #expect(error?.rule == .tooMuch(most: 1 << 20, .bytes))

    var edited = change
    let steps = [most, "a"].map { TextEdit(position: 0, deleted: 0, inserted: $0) }
    edited.edit = [FieldChange("body", steps)]
    error = #expect(throws: RuleError.self) { try Rules.check(edited) }
    #expect(error?.rule == .tooMuch(most: 1 << 20, .bytes))
  }

  @Test func `an edit has at most 100,000 steps`() throws {
    let step = TextEdit(position: 0, deleted: 0, inserted: "a")
    var change = Change(on: "practice/a")
    change.edit = [FieldChange("body", Array(repeating: step, count: 100_000))]
    try Rules.check(change)
    change.edit = [FieldChange("body", Array(repeating: step, count: 100_001))]
    let error = #expect(throws: RuleError.self) { try Rules.check(change) }
    #expect(error?.rule == .tooMuch(most: 100_000, .steps))
  }

  @Test func `a line takes no control character, a text only line feed and tab`() throws {
    let c0 = (0..<0x20).map { UInt32($0) }
    let c1 = (0x7F..<0xA0).map { UInt32($0) }
    for code in c0 + c1 + [0x2028, 0x2029] {
      let scalar = try #require(Unicode.Scalar(code))
      let string = "a\(Character(scalar))b"
      var change = Change(on: "practice/a")
      change.set = [FieldChange("title", Value(string))]
      let inLine = #expect(throws: RuleError.self) { try Rules.check(change) }
      #expect(inLine?.rule == .controlCharacter(code))
      #expect(inLine?.excerpt == "a\u{FFFD}b")

      change.set = []
      change.add = [FieldChange("tags", [string])]
      #expect(throws: RuleError.self) { try Rules.check(change) }

      change.add = []
      change.edit = [FieldChange("body", [TextEdit(position: 0, deleted: 0, inserted: string)])]
      if [0x09, 0x0A, 0x2028, 0x2029].contains(code) {
        try Rules.check(change)
      } else {
        let inText = #expect(throws: RuleError.self) { try Rules.check(change) }
        #expect(inText?.rule == .controlCharacter(code))
      }
    }
  }

  @Test func `an element is not empty, and one that came from elsewhere can be taken out`() throws {
    #expect(try refusal(#"{"on":"practice/a","add":{"tags":[""]}}"#)?.rule == .emptyElement)
    #expect(try refusal(#"{"on":"practice/a","remove":{"tags":["","a\tb"]}}"#) == nil)
  }

  @Test(arguments: [
    #""set":{"title":"x"}"#, #""add":{"tags":["x"]}"#, #""remove":{"tags":["x"]}"#,
    #""edit":{"body":[]}"#, #""text":{"body":""}"#,
  ])
  func `a deletion does nothing else`(part: String) throws {
    let error = try refusal(#"{"on":"practice/a","delete":true,\#(part)}"#)
    #expect(error?.rule == .deleteAndMore)
  }

  @Test func `a text is edited or given anew, not both`() throws {
    let both = #"{"on":"project/a","edit":{"aim":[]},"text":{"aim":"x"}}"#
    #expect(try refusal(both)?.rule == .editAndText)
    #expect(try refusal(#"{"on":"project/a","edit":{"aim":[]},"text":{"log":"x"}}"#) == nil)
  }

  @Test(arguments: ["", "AAAA", "AAAAAAAAAAAAAAAAAAAAAB==", "AAAAAAAAAAAAAAAAAAAAAA", "é"])
  func `a salt is 16 bytes in base64`(salt: String) throws {
    #expect(try refusal(#"{"on":"member/a","salt":"\#(salt)"}"#)?.rule == .salt)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a fresh salt is one, and differs from the next`(seed: UInt64) {
    var generator = Seeded(seed)
    let salt = Salt.fresh(using: &generator)
    #expect(Salt.isSalt(salt))
    #expect(Salt.fresh(using: &generator) != salt)
  }
}
