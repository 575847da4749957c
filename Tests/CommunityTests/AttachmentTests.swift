import Community
import Merge
import Testing

/// Ours, and not the one of the testing library.
typealias Attachment = Community.Attachment

@Suite struct AttachmentTests {
  private static let digest = String(repeating: "0f", count: 32)

  private func element(_ size: String, _ name: String, digest: String = digest) -> String {
    "\(digest) \(size) \(name)"
  }

  @Test(arguments: ["plan.pdf", "Modèle de lettre.docx", "a", "x  y ", " avant", "数.txt"])
  func `an element reads as what it was made of`(name: String) throws {
    for size in [0, 1, Attachment.largest] {
      let made = try Attachment(digest: Self.digest, size: size, name: name)
      #expect(made.element == "\(Self.digest) \(size) \(name)")
      let read = try #require(Attachment(element: made.element))
      #expect(read == made)
      #expect(read.element.utf8.elementsEqual(made.element.utf8))
    }
  }

  @Test func `an element that is written in another way is none`() {
    let upper = Self.digest.uppercased()
    let others = [
      "", " ", Self.digest, "\(Self.digest) 1", "\(Self.digest) 1 ", "\(Self.digest)  1 a",
      element("-1", "a"), element("01", "a"), element("+1", "a"), element("1e3", "a"),
      element("١", "a"), element("99999999999999999999", "a"),
      element("\(Attachment.largest + 1)", "a"), element("1", "a", digest: upper),
      element("1", "a", digest: String(Self.digest.dropLast())),
      element("1", "a", digest: Self.digest + "0"), " " + element("1", "a"),
    ]
    for text in others { #expect(Attachment(element: text) == nil, "\(text)") }
  }

  @Test(arguments: [
    ("", Attachment.NameFlaw.empty), ("   ", .empty), (".profile", .leadingDot),
    ("..", .leadingDot),
    ("../x", .leadingDot), ("a/b", .separator), ("/etc/passwd", .separator), ("a\\b", .separator),
    ("a\u{0}b", .controlCharacter), ("a\nb", .controlCharacter), ("a\u{1B}[2J", .controlCharacter),
    ("a\u{2028}b", .controlCharacter), ("fdp\u{202E}exe.", .controlCharacter),
    (String(repeating: "é", count: 201), .tooLong),
  ])
  func `a name that leads elsewhere, hides or misleads is refused`(
    name: String, flaw: Attachment.NameFlaw
  ) {
    #expect(Attachment.flaw(ofName: name) == flaw)
    #expect(Attachment(element: element("1", name)) == nil)
    #expect(throws: flaw) { try Attachment(digest: Self.digest, size: 1, name: name) }
  }

  @Test func `a slash before a combining mark is still a slash`() {
    #expect(Attachment(element: element("1", "a/\u{301}b")) == nil)
  }

  @Test func `a malformed attachment is refused when typed, and can be taken out`() throws {
    for record in ["practice/a", "project/a"] {
      var change = Change(on: record)
      change.add = [FieldChange("attachments", ["\(Self.digest) 1 plan.pdf"])]
      try Rules.check(change)
      for bad in ["plan.pdf", "\(Self.digest) 1 ../plan.pdf"] {
        change.add = [FieldChange("attachments", [bad])]
        let error = #expect(throws: RuleError.self) { try Rules.check(change) }
        #expect(error?.rule == .wrongForm(.attachment))
        var removal = Change(on: record)
        removal.remove = [FieldChange("attachments", [bad])]
        try Rules.check(removal)
      }
    }
  }
}
