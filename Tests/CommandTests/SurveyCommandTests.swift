import Foundation
import Testing

/// A survey from its first question to its results.
struct SurveyCommandTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    for name in ["Ana", "Bea", "Eve", "Ida", "Léa", "Zoé"] {
      try ground.run("toulouse", "member", "add", name)
    }
    try ground.addSurvey()
    try ground.syncBoth()
  }

  private func tally(_ home: String) throws -> [String: Any] {
    try ground.run(home, "survey", "tally", "formations", "--json").object
  }

  private func question(_ number: Int, _ home: String = "toulouse") throws -> [String: Any] {
    let questions = try tally(home)["questions"] as? [[String: Any]] ?? []
    return questions[number - 1]
  }

  private func counts(_ number: Int, _ home: String = "toulouse") throws -> [Int?] {
    let choices = try question(number, home)["choices"] as? [[String: Any]] ?? []
    return choices.map { $0["count"] as? Int }
  }

  @Test func `the survey shows its questions with the numbers by which they are answered`() throws {
    let shown = try ground.run("lyon", "survey", "show", "formations").output
    #expect(shown.contains("1. Quel jour ?"))
    #expect(shown.contains("2 = jeudi"))
    #expect(shown.contains("4. Et encore ?"))
    let json = try ground.run("lyon", "survey", "show", "formations", "--json").object
    let related = (json["related"] as? [String: Any])?["questions"] as? [[String: Any]]
    #expect(related?.compactMap { $0["title"] as? String }.first == "Quel jour ?")
  }

  @Test func `a later answer replaces an earlier one, wherever it is given`() throws {
    try ground.run(
      "toulouse", "survey", "answer", "formations", "1=lundi", "2=ged;droit", "3=2", "--by", "ana")
    try ground.syncBoth()
    let again = try ground.run(
      "lyon", "survey", "answer", "formations", "1=JEUDI", "2=visio", "3=5", "--by", "ana")
    #expect(again.output.contains("3 réponses, c’est enregistré"))
    try ground.syncBoth()
    for home in ["toulouse", "lyon"] {
      #expect(try counts(1, home) == [0, 1])
      #expect(try counts(2, home) == [0, 1, 0])
      #expect(try question(3, home)["mean"] as? Double == 5)
      #expect(try tally(home)["respondents"] as? Int == 1)
    }
    #expect(try ground.run("lyon", "conflicts", "--json").array.isEmpty)
  }

  @Test func `two answers of one member at two sites count once`() throws {
    try ground.run("toulouse", "survey", "answer", "formations", "1=1", "--by", "ana")
    try ground.run("lyon", "survey", "answer", "formations", "1=2", "--by", "ana")
    try ground.syncBoth()
    #expect(try counts(1) == counts(1, "lyon"))
    #expect(try counts(1).compactMap(\.self).reduce(0, +) == 1)
  }

  @Test func `free answers of a few are only counted, and never bear a name`() throws {
    let names = ["ana", "bea", "eve", "ida", "léa"]
    for (place, name) in names.enumerated() {
      let run = try ground.run("toulouse", "survey", "tally", "formations")
      #expect(!run.output.contains("mot numéro"))
      try ground.run(
        "toulouse", "survey", "answer", "formations", "4=mot numéro \(9 - place)", "--by", name)
    }
    let shown = try ground.run("toulouse", "survey", "tally", "formations").output
    let texts = try question(4)["texts"] as? [String]
    #expect(texts == (5...9).map { "mot numéro \($0)" })
    for name in names { #expect(!shown.lowercased().contains(name)) }
    #expect(try ground.run("toulouse", "search", "numéro", "--json").array.isEmpty)
    #expect(try ground.run("toulouse", "search", "numéro", "--kind", "answer").code == 64)
  }

  @Test func `what is no answer is one sentence, and nothing of it is recorded`() throws {
    for (answers, code, french, english) in [
      (["1=lundi", "1=mardi"], 65, "n’est pas proposé", "not among the choices"),
      (["3=6"], 65, "nombre entier de 1 à 5", "whole number from 1 to 5"),
      (["4= "], 65, "il manque la réponse", "answer is missing"),
      (["5=x"], 66, "de 1 à 4", "from 1 to 4"), (["x"], 64, "1=jeudi", "1=jeudi"),
      ([], 64, "par leurs numéros", "by their numbers"),
    ] as [([String], Int32, String, String)] {
      for (language, words) in [("fr", french), ("en", english)] {
        let run = try Playground.run(
          ["--home", ground.path("lyon"), "--lang", language, "survey", "answer", "formations"]
            + answers + ["--by", "ana"])
        #expect(run.code == code, "\(answers)")
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.messages.split(separator: "\n").count == 1)
      }
    }
    #expect(try ground.run("lyon", "survey", "answer", "formations", "1=1").code == 64)
    #expect(try tally("lyon")["respondents"] as? Int == 0)
  }

  @Test func `a survey takes answers while it is open, and only leads open and close it`() throws {
    #expect(try ground.run("lyon", "survey", "close", "formations").code == 77)
    #expect(
      try ground.run("lyon", "survey", "edit", "formations", "--status", "closed").code == 77)
    try ground.run("toulouse", "survey", "answer", "formations", "1=1", "--by", "ana")
    #expect(try ground.run("toulouse", "survey", "close", "formations").code == 0)
    let late = try ground.run("toulouse", "survey", "answer", "formations", "1=2", "--by", "ana")
    #expect(late.code == 77)
    #expect(late.messages.contains("est close"))
    #expect(try counts(1) == [1, 0])

    try ground.run("toulouse", "survey", "add", "Autre")
    let early = try ground.run("toulouse", "survey", "answer", "autre", "1=2", "--by", "ana")
    #expect(early.code == 77)
    #expect(early.messages.contains("pas encore ouverte"))
    #expect(try ground.run("toulouse", "survey", "open", "autre").code == 65)
  }
}
