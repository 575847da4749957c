import Community
import Merge
import Testing

@Suite struct KindTests {
  @Test func `people edit what a network works with, and nothing that holds it together`() {
    #expect(
      Kind.editable.map(\.name) == [
        "member", "practice", "project", "task", "comment", "meeting", "survey", "question",
        "answer", "charter",
      ])
  }

  @Test func `a search finds every kind but answers`() {
    #expect(Kind.editable.filter { !Kind.searched.contains($0) } == [.answer])
    #expect(Kind.all.filter(\.isConfidential) == [.answer])
  }

  @Test func `only leads change the charter, open and close surveys, and validate practices`() {
    #expect(Kind.editable.filter(\.isForLeads) == [.charter])
    let structural = Kind.all.filter { !$0.isEditable }
    #expect(structural.filter { !$0.isForLeads } == [.site])
    for kind in Kind.editable {
      let words = kind.fields.flatMap { field -> [String] in
        guard case .value(.choice(let choices)) = field.content else { return [] }
        return choices.map(\.name).filter { field.isForLeads(Value($0)) }
      }
      let expected = ["practice": ["validated"], "survey": ["open", "closed"]]
      #expect(words == expected[kind.name] ?? [])
    }
  }

  @Test(arguments: Kind.all)
  func `what belongs to a record names it in a field for that kind`(kind: Kind) {
    for relation in Relation.all(of: kind) {
      let field = relation.kind.field(relation.field)
      #expect(field?.referencedKinds.contains(kind.name) == true)
    }
  }

  @Test(arguments: Kind.all)
  func `a kind's title, columns and fields agree`(kind: Kind) {
    let names = kind.fields.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(kind.columns.allSatisfy(names.contains))
    #expect(kind.titleField.map(names.contains) ?? true)
    #expect(Kind.named(kind.name) == kind)
    #expect(Kind.of(record: "\(kind.name)/x") == kind)
  }

  @Test(arguments: Kind.all)
  func `references lead to kinds that people edit`(kind: Kind) {
    for field in kind.fields {
      #expect(field.referencedKinds.allSatisfy { Kind.named($0)?.isEditable == true })
    }
  }

  @Test(arguments: Kind.all)
  func `everything has a name in both languages`(kind: Kind) {
    let labels = [kind.singular, kind.plural] + kind.fields.map(\.label)
    for language in Language.allCases {
      #expect(labels.allSatisfy { !$0.text(in: language).isEmpty })
    }
  }

  @Test func `members and their answers are personal data`() {
    #expect(Kind.all.filter(\.holdsPersonalData) == [.member, .answer])
  }

  @Test func `a kind of a later version is not known`() {
    #expect(Kind.of(record: "balance/4h7k2m9qpx3w") == nil)
    #expect(Kind.of(record: "mem/ber") == nil)
  }
}
