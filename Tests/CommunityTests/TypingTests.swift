import Community
import Merge
import Testing

@Suite struct TypingTests {
  private func typed(_ text: String, _ kind: Kind, _ name: String) throws -> Value {
    guard case .value(let form) = try #require(kind.field(name)).content else { return .null }
    return form.value(typed: text)
  }

  @Test(arguments: [("oui", "true"), ("Yes", "true"), ("non", "false"), ("peut-être", nil)])
  func `yes and no are understood in both languages`(text: String, json: String?) throws {
    #expect(try typed(text, .task, "done") == json.map { Value(canonical: $0) } ?? Value(text))
  }

  @Test(arguments: [("27,5", "27.5"), ("1 200", "1200"), ("-3", "-3"), ("1.2.3", nil), ("x", nil)])
  func `a number may have a decimal comma`(text: String, json: String?) throws {
    #expect(try typed(text, .project, "hours") == json.map { Value(canonical: $0) } ?? Value(text))
  }

  @Test(arguments: [
    ("9h30", "09:30"), ("14 h 05", "14:05"), ("9h", "09:00"), ("7:45", "07:45"), ("14:00", "14:00"),
    ("14", "14"), ("25h", "25h"), ("9h5", "9h5"), (":30", ":30"), ("h", "h"), ("9:", "9:"),
  ])
  func `a time is typed as people write it`(text: String, time: String) throws {
    #expect(try typed(text, .meeting, "time") == Value(time))
  }

  @Test(arguments: [("Brouillon", "draft"), ("validated", "validated"), ("foo", "foo")])
  func `a choice is understood by its name and its labels`(text: String, name: String) throws {
    #expect(try typed(text, .practice, "status") == Value(name))
  }

  @Test func `a line stays what was typed`() throws {
    #expect(try typed("oui", .practice, "title") == Value("oui"))
  }
}
