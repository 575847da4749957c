import Community
import Testing

@testable import Web

@Suite struct WordingTests {
  /// The names that templates ask the catalogue for.
  private func namesInTemplates() -> Set<String> {
    Templates.sources.values.reduce(into: []) { names, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      for match in text.matches(of: /\{\{t\.(\w+)\}\}/) { names.insert(String(match.1)) }
    }
  }

  @Test func `every word that a template asks for is in the catalogue`() {
    for name in namesInTemplates() { #expect(Words.all[name] != nil, "\(name) is missing") }
    #expect(namesInTemplates().count > 10)
  }

  @Test func `no word is in the catalogue twice`() {
    let names = Words.parts.flatMap(\.keys)
    let twice = Set(names.filter { name in names.count { $0 == name } > 1 })
    #expect(twice.isEmpty, "\(twice)")
  }

  @Test func `every phrase has both languages, and French is set as French printers do`() {
    for (name, phrase) in Words.all.merging(Notices.all, uniquingKeysWith: { first, _ in first }) {
      #expect(!phrase.french.isEmpty && !phrase.english.isEmpty, "\(name)")
      #expect(!phrase.french.contains("'"), "\(name): an apostrophe is ’")
      #expect(
        !phrase.french.contains(/\x20[:;!?»]|«\x20/),
        "\(name): a space in \(phrase.french) can break")
    }
  }

  @Test func `every template can be read, and shows nothing unescaped but what made HTML itself`() {
    for (name, bytes) in Templates.sources {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(throws: Never.self) { try Template(text) }
      for match in text.matches(of: /\{\{\{\s*([\w.]+)\s*\}\}\}|\{\{&\s*([\w.]+)\s*\}\}/) {
        let field = String(match.1 ?? match.2 ?? "")
        #expect(["html", "svg"].contains(field), "\(name): \(field) is not escaped")
      }
      #expect(!text.contains(/\x20(style|on\w+)="/), "\(name): the policy forbids inline code")
    }
  }
}
