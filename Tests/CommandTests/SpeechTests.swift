import Community
import Merge
import Testing
import Workspace

@testable import reseau

/// How the program speaks.
struct SpeechTests {
  @Test func `French marks have their spaces`() {
    let phrase = Phrase(fr: "Quoi ? « Oui » : non ; si !", en: "x")
    #expect(phrase.french == "Quoi\u{A0}? «\u{A0}Oui\u{A0}»\u{A0}: non\u{A0}; si\u{A0}!")
    #expect(Phrase.typeset("a:b ?x") == "a:b\u{A0}?x")
  }

  @Test(arguments: [
    (0, "0 changement", "0 changes"), (1, "1 changement", "1 change"),
    (2, "2 changements", "2 changes"), (12_345, "12\u{A0}345 changements", "12,345 changes"),
  ])
  func `what is counted has the right form`(count: Int, french: String, english: String) {
    #expect(Counted.changes(count).french == french)
    #expect(Counted.changes(count).english == english)
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Œuvre", 5), ("日本", 4), ("a\u{200B}b", 2), ("", 0),
  ])
  func `width is counted as a terminal does`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
    #expect(DisplayWidth.of(DisplayWidth.cut("Réserver une salle", to: 9)) == 9)
  }

  @Test func `foreign text can't steer the terminal`() {
    #expect(Visible.line("a\u{1B}[2Jb\nc\u{202E}") == "a\u{FFFD}[2Jb c\u{FFFD}")
    #expect(Visible.text("a\n\tb\u{7}") == "a\n\tb\u{FFFD}")
    #expect(Visible.line("Réserver") == "Réserver")
    #expect(Visible.escaped("a\u{1B}[2Jb\n\tc\u{202E}é") == "a\\u001b[2Jb\n\tc\\u202eé")
    #expect(Visible.unbroken("a\r\nb\nc") == "a\r b c")
    let name = Value("\u{1B}\u{9B}\u{7F}\u{200F}\n\"é")
    let escaped = Visible.escaped(Value(object: [("name", name)]).json)
    #expect(escaped == #"{"name":"\u001b\u009b\u007f\u200f\n\"é"}"#)
  }

  @Test func `dates are said as each language does`() {
    let day = DayText(year: 2026, month: 8, day: 1).phrase
    #expect(day.french == "1er août 2026")
    #expect(day.english == "1 Aug 2026")
  }

  @Test func `a slip of the finger is recognised`() {
    let words = ["practice", "project", "pull", "push"]
    #expect(Resemblance.nearest(to: "prctice", in: words) == "practice")
    #expect(Resemblance.nearest(to: "proj", in: words) == "project")
    #expect(Resemblance.nearest(to: "xyz", in: words) == nil)
  }

  @Test func `what others changed while an editor was open is kept`() throws {
    let base = "Un.\n\nDeux.\n"
    let apart = try ThreeWayText(base: base, mine: "Un a.\n\nDeux.\n", theirs: "Un.\n\nDeux b.\n")
      .merged()
    #expect(apart.text == "Un a.\n\nDeux b.\n")
    #expect(!apart.isToReread)
    let same = try ThreeWayText(base: base, mine: "Un a.\n", theirs: "Un b.\n").merged()
    #expect(same.isToReread)
    #expect(try ThreeWayText(base: base, mine: "X", theirs: base).merged().text == "X")
  }

  @Test func `a value that begins with a dash stays a value`() {
    let words = ["practice", "add", "--body", "- un\n- deux", "--lang", "fr", "--tag", "-1", "-h"]
    let arguments = Arguments(words)
    #expect(arguments.language == "fr")
    #expect(
      arguments.rest == ["practice", "add", "--body=- un\n- deux", "--tag=-1", "-h"])
    #expect(Arguments(["a", "--", "--home", "x"]).rest == ["a", "--", "--home", "x"])
    #expect(Arguments(["sync", "--home=/x"]).home == "/x")
  }

  @Test(arguments: [
    (0, "perdu.", "lost."),
    (1, "1 changement a été réécrit sous ce numéro.", "1 change was written anew under this id."),
    (
      12_345, "12\u{A0}345 changements ont été réécrits sous ce numéro.",
      "12,345 changes were written anew under this id."
    ),
  ])
  func `who goes on as another site is told how much went along`(
    count: Int, french: String, english: String
  ) {
    for reason: WentOn.Reason in [.copied, .forked, .invited] {
      let phrase = WentOn.phrase(reason, to: "pau-7k2q9fxa", reissued: count)
      #expect(phrase.french.contains("ce site continue sous le numéro pau-7k2q9fxa."))
      #expect(phrase.french.hasSuffix(french))
      #expect(phrase.english.contains("this site goes on as pau-7k2q9fxa."))
      #expect(phrase.english.hasSuffix(english))
    }
    let damaged = WentOn.phrase(.damaged, to: "pau-7k2q9fxa", reissued: count)
    #expect(!damaged.english.contains("Nothing is lost"))
  }

  @Test func `JSON for people has a line for each member`() {
    let value = Value(object: [
      ("a", Value("x: {\"[,")), ("b", Value(array: [Value(1), Value(object: [])])),
    ])
    #expect(
      value.indentedJSON == """
        {
          "a": "x: {\\"[,",
          "b": [
            1,
            {}
          ]
        }
        """)
  }
}
