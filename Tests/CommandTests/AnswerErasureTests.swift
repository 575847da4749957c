import Foundation
import Testing

/// Who is erased goes with all answers to surveys.
struct AnswerErasureTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.addSurvey()
    try ground.syncBoth()
  }

  private func tally(_ home: String) throws -> [String: Any] {
    try ground.run(home, "survey", "tally", "formations", "--json").object
  }

  private func respondents(_ home: String) throws -> Int? {
    try tally(home)["respondents"] as? Int
  }

  /// The question that is answered freely.
  private func question() throws -> String? {
    (try tally("toulouse")["questions"] as? [[String: Any]])?.last?["question"] as? String
  }

  @Test func `no byte of an erased member's answers stays, also of those that come later`() throws {
    let words = ["Paule Untel", "confidence-de-paule", "aveu-tardif"]
    let member = try ground.run("lyon", "member", "add", "Paule Untel").lastLine
    let question = try #require(try self.question())
    try ground.run(
      "lyon", "survey", "answer", "formations", "1=2", "4=confidence-de-paule", "--by", member)
    let imported =
      #"{"on":"answer/x7","set":{"question":"\#(question)","by":"\#(member)"},"#
      + #""text":{"body":"confidence-de-paule"}}"#
    try ground.run("lyon", "apply", input: imported)
    try ground.syncBoth()
    // What Lyon has not told yet when it hears of the erasure.
    try ground.run("lyon", "survey", "answer", "formations", "4=aveu-tardif", "--by", member)
    let late = imported.replacing("answer/x7", with: "answer/x8")
      .replacing("confidence-de-paule", with: "aveu-tardif")
    try ground.run("lyon", "apply", input: late)
    #expect(try !ground.filesHolding(words, in: "toulouse").isEmpty)

    #expect(try ground.run("toulouse", "forget", member, "--yes").code == 0)
    try ground.syncBoth()
    // The name of the one that was imported could not be known.
    #expect(try ground.run("toulouse", "forget", member, "--yes").code == 0)
    try ground.syncBoth()
    for place in ["toulouse", "lyon", "partage"] {
      #expect(try ground.filesHolding(words, in: place) == [])
    }
    for home in ["toulouse", "lyon"] {
      #expect(try ground.run(home, "verify").code == 0)
      #expect(try respondents(home) == 0)
    }
    #expect(try ground.isSame(at: ["toulouse", "lyon"]))
    let told = try ground.run("toulouse", "forget", member, language: "en")
    #expect(told.output.contains("erased everywhere (2 sites)"))
  }

  @Test func `a person's linked records go with their answers, also those that come later`() throws
  {
    let words = ["Untel", "confidence-de-paule", "aveu-tardif"]
    let paule = try ground.run("toulouse", "member", "add", "Paule Untel").lastLine
    let double = try ground.run("lyon", "member", "add", "P. Untel").lastLine
    try ground.syncBoth()
    #expect(try ground.run("toulouse", "member", "merge", paule, double).code == 0)
    let question = try #require(try self.question())
    func answer(_ id: String, by member: String, _ words: String) throws {
      let line =
        #"{"on":"answer/\#(id)","set":{"question":"\#(question)","by":"\#(member)"},"#
        + #""text":{"body":"\#(words)"}}"#
      #expect(try ground.run("lyon", "apply", input: line).code == 0)
    }
    try ground.run(
      "toulouse", "survey", "answer", "formations", "4=confidence-de-paule", "--by", paule)
    try answer("x1", by: double, "confidence-de-paule")
    try ground.syncBoth()
    for place in ["toulouse", "lyon", "partage"] {
      for word in words.dropLast() {
        #expect(try !ground.filesHolding([word], in: place).isEmpty)
      }
    }
    // What Lyon has not told yet when it hears of the erasure.
    try answer("x2", by: paule, "aveu-tardif")
    let late = #"{"on":"member/tard","set":{"name":"Paule Untel-Tard","same":"\#(paule)"}}"#
    #expect(try ground.run("lyon", "apply", input: late).code == 0)
    try answer("x3", by: "member/tard", "aveu-tardif")

    let forgot = try ground.run("toulouse", "forget", paule, "--also", double, "--yes")
    #expect(forgot.code == 0)
    try ground.syncBoth()
    for place in ["toulouse", "lyon", "partage"] {
      #expect(try ground.filesHolding(["P. Untel", "confidence-de-paule"], in: place) == [])
      #expect(try !ground.filesHolding(["aveu-tardif"], in: place).isEmpty)
    }

    let named = try ground.run("toulouse", "forget", paule, "--yes", language: "en")
    #expect(named.code == 0 && named.messages.contains("--also member/tard"), "\(named.messages)")
    let again = try ground.run("toulouse", "forget", paule, "--also", "member/tard", "--yes")
    #expect(again.code == 0)
    try ground.syncBoth()
    for place in ["toulouse", "lyon", "partage"] {
      #expect(try ground.filesHolding(words, in: place) == [])
    }
    for home in ["toulouse", "lyon"] {
      #expect(try ground.run(home, "verify").code == 0)
      #expect(try respondents(home) == 0)
    }
    #expect(try ground.isSame(at: ["toulouse", "lyon"]))
  }

  @Test func `answers of others stay`() throws {
    let paule = try ground.run("toulouse", "member", "add", "Paule Untel").lastLine
    let claire = try ground.run("toulouse", "member", "add", "Claire").lastLine
    for member in [paule, claire] {
      try ground.run("toulouse", "survey", "answer", "formations", "1=2", "--by", member)
    }
    try ground.syncBoth()
    #expect(try ground.run("toulouse", "forget", paule, "--yes").code == 0)
    try ground.syncBoth()
    for home in ["toulouse", "lyon"] { #expect(try respondents(home) == 1) }
    // And nobody answers in the name of who is gone.
    let late = try ground.run("lyon", "survey", "answer", "formations", "1=2", "--by", paule)
    #expect(late.code == 66)
  }
}
