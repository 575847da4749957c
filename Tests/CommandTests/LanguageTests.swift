import Foundation
import Testing

/// Which language the program speaks.
struct LanguageTests {
  let ground: Playground

  init() throws { ground = try Playground() }

  private func speaksFrench(
    _ words: [String] = [], _ environment: [String: String] = [:]
  ) throws -> Bool {
    let run = try Playground.run(
      words + ["--home", ground.path("absent"), "status"], environment: environment)
    return run.messages.contains("Il n’y a pas")
  }

  @Test func `the option goes before the locale`() throws {
    #expect(try speaksFrench(["--lang", "fr"], ["LANG": "en_GB.UTF-8"]))
    #expect(try !speaksFrench(["--lang=en"], ["LANG": "fr_FR.UTF-8"]))
  }

  @Test func `the locale is read as the C library does`() throws {
    #expect(try speaksFrench([], ["LANG": "fr_FR.UTF-8"]))
    #expect(try speaksFrench([], ["LC_ALL": "fr_CA", "LANG": "en_GB"]))
    #expect(try !speaksFrench([], ["LC_MESSAGES": "en_GB", "LANG": "fr_FR"]))
    #expect(try !speaksFrench())
  }

  @Test func `a home keeps the language that it was founded in`() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    let run = try Playground.run(
      ["practice", "show", "absente"], environment: ["RESEAU_HOME": ground.path("toulouse")])
    #expect(run.messages.contains("Aucune fiche"))
  }

  @Test func `English has its own words for the same`() throws {
    try ground.run("t", "init", "Network", "--site", "Leeds", language: "en")
    let missing = try ground.run("t", "practice", "show", "nope", language: "en")
    #expect(
      missing.messages == "reseau: No record goes by “nope”: “reseau search” helps to find it.\n")
    let status = try ground.run("t", "status", language: "en").output
    #expect(status.contains("a lead site"))
  }
}
