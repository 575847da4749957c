import Foundation
import Testing

/// Who sits at a terminal is asked before what can't be undone.
struct QuestionTests {
  let ground: Playground

  init() throws {
    ground = try .network()
    try ground.run("toulouse", "member", "add", "Paule Untel", "--phone", "1")
  }

  private func run(_ words: String..., answer: String, language: String = "fr") throws -> Run {
    try ground.run("toulouse", atTerminal: words, answer: answer, language: language)
  }

  @Test(arguments: ["non", "", "peut-être", "yesterday"])
  func `any answer but yes changes nothing`(answer: String) throws {
    let asked = try run("forget", "paule", answer: answer)
    #expect(asked.code == 0)
    #expect(asked.messages.contains("Effacer Paule Untel (member/"))
    #expect(asked.messages.contains("1 changement, de tous les sites, pour toujours"))
    #expect(asked.output == "Rien n’est changé.\n")
    #expect(try ground.run("toulouse", "member", "show", "paule").code == 0)
  }

  @Test(arguments: ["oui\nnon", "oui\noui"])
  func `each linked person is named and asked for`(answer: String) throws {
    let other = try ground.run("toulouse", "member", "add", "Anne Roux").lastLine
    try ground.run("toulouse", "member", "merge", other, "paule")
    let asked = try run("forget", "paule untel", answer: answer)
    #expect(asked.messages.contains("Effacer Paule Untel (member/"))
    #expect(asked.messages.contains("Effacer aussi Anne Roux (\(other)"))
    let isGone = try ground.run("toulouse", "member", "show", other).code == 66
    #expect(isGone == (answer == "oui\noui"))
    #expect(try ground.run("toulouse", "member", "list").output.contains("Paule") == false)
  }

  @Test func `a code is asked for, and is not shown`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    let run = try run("--home", ground.path("pau"), "join", answer: code)
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.messages.contains("Collez le code"))
    // What stands there was typed before the question.
    #expect(run.messages.components(separatedBy: code).count == 2)
  }

  @Test func `yes is said in both languages`() throws {
    let english = try run("revoke", "Lyon", answer: "yes", language: "en")
    #expect(english.messages.contains("Revoke Lyon (lyon-"))
    #expect(english.output.contains("revoked"))
    let french = try run("forget", "paule", answer: "Oui")
    #expect(french.output.contains("effacé"))
    #expect(try ground.run("toulouse", "member", "show", "paule").code == 66)
  }

  @Test func `who answers a survey is asked its questions one after the other`() throws {
    try ground.addSurvey()
    let run = try run("survey", "answer", "formations", "--by", "paule", answer: "2\n\n4\nDes mots")
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("3 réponses, c’est enregistré"))
    for words in ["1. Quel jour", "2 = jeudi", "2. Quels sujets", "de 1 à 5", "en quelques mots"] {
      #expect(run.messages.contains(words), "\(words)")
    }
    let tally = try ground.run("toulouse", "survey", "tally", "formations", "--json").object
    let questions = tally["questions"] as? [[String: Any]] ?? []
    #expect(questions.map { $0["respondents"] as? Int } == [1, 0, 1, 1])
  }

  @Test func `who says --yes is not asked`() throws {
    let run = try run("forget", "Paule Untel", "--yes", answer: "non")
    #expect(!run.messages.contains("Effacer"))
    #expect(try ground.run("toulouse", "member", "show", "paule").code == 66)
  }
}
