import Community
import Testing

@Suite struct KindTests {
  @Test func `people edit members, practices, projects, tasks and comments`() {
    #expect(
      Kind.editable.map(\.name) == ["member", "practice", "project", "task", "comment"])
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

  @Test func `only members are personal data`() {
    #expect(Kind.all.filter(\.holdsPersonalData).map(\.name) == ["member"])
  }

  @Test func `a kind of a later version is not known`() {
    #expect(Kind.of(record: "meeting/4h7k2m9qpx3w") == nil)
    #expect(Kind.of(record: "mem/ber") == nil)
  }
}
