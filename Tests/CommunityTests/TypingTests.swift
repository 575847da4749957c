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

  @Test(arguments: [("Brouillon", "draft"), ("validated", "validated"), ("foo", "foo")])
  func `a choice is understood by its name and its labels`(text: String, name: String) throws {
    #expect(try typed(text, .practice, "status") == Value(name))
  }

  @Test func `a line stays what was typed`() throws {
    #expect(try typed("oui", .practice, "title") == Value("oui"))
  }
}
