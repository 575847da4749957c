import Testing

extension Playground {
  /// Adds an open survey with a question of each form at Toulouse.
  func addSurvey() throws {
    try run("toulouse", "survey", "add", "Nos formations", "--intro", "Trois minutes.")
    for words in [
      ["Quel jour ?", "--form", "one", "--choices", "lundi; jeudi", "--order", "1"],
      [
        "Quels sujets ?", "--form", "plusieurs choix", "--choices", "GED;visio;droit", "--order",
        "2",
      ],
      ["Est-ce utile ?", "--form", "scale", "--order", "3"],
      ["Et encore ?", "--form", "text", "--order", "4"],
    ] {
      let start = ["--home", path("toulouse"), "question", "add", "--survey", "formations"]
      try #require(try Self.run(start + words).code == 0)
    }
    try #require(try run("toulouse", "survey", "open", "formations").code == 0)
  }
}
