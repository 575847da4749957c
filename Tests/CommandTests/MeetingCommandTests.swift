import Foundation
import Testing

/// A meeting, its actions, and what else belongs to records.
struct MeetingCommandTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.run("toulouse", "member", "add", "Claire")
    try ground.run("toulouse", "project", "add", "Guide")
    try ground.run(
      "toulouse", "meeting", "add", "Réunion de janvier", "--date", "2027-01-21", "--time", "9h30",
      "--host", "Lyon", "--presenters", "claire", "--agenda", "1. Vœux")
  }

  private func related(_ kind: String, _ handle: String) throws -> [String: [[String: Any]]] {
    let shown = try ground.run("toulouse", kind, "show", handle, "--json").object
    return shown["related"] as? [String: [[String: Any]]] ?? [:]
  }

  private func titles(_ records: [[String: Any]]?) -> [String] {
    records?.compactMap { $0["title"] as? String } ?? []
  }

  @Test func `a time is kept as HH and MM, and shown as people say it`() throws {
    let json = try ground.run("toulouse", "meeting", "show", "janvier", "--json").object
    #expect((json["fields"] as? [String: Any])?["time"] as? String == "09:30")
    #expect(
      try ground.run("toulouse", "meeting", "show", "janvier").output
        .contains("9\u{A0}h\u{A0}30"))
    let wrong = try ground.run("toulouse", "meeting", "edit", "janvier", "--ends", "25h")
    #expect(wrong.code == 65)
    #expect(wrong.messages.contains("n’est pas une heure"))
    let english = try ground.run(
      "toulouse", "meeting", "edit", "janvier", "--ends", "25h", language: "en")
    #expect(english.messages.contains("no time of the day"))
  }

  @Test func `an action of a meeting is a task, of its project too, in the given order`() throws {
    try ground.run(
      "toulouse", "task", "add", "Relire", "--meeting", "janvier", "--project", "guide", "--order",
      "2", "--who", "claire")
    try ground.run("toulouse", "task", "add", "Inviter", "--meeting", "janvier", "--order", "1")
    try ground.run("toulouse", "task", "add", "Écrire", "--project", "guide", "--order", "1,5")
    #expect(titles(try related("meeting", "janvier")["actions"]) == ["Inviter", "Relire"])
    #expect(titles(try related("project", "guide")["tasks"]) == ["Écrire", "Relire"])
    try ground.run("toulouse", "task", "edit", "relire", "--done", "oui", "--order", "0")
    #expect(titles(try related("meeting", "janvier")["actions"]) == ["Relire", "Inviter"])
    let shown = try ground.run("toulouse", "meeting", "show", "janvier").output
    #expect(shown.contains("[x] Relire — Claire"))
    #expect(shown.contains("[ ] Inviter"))
    try ground.run("toulouse", "task", "remove", "inviter")
    #expect(titles(try related("meeting", "janvier")["actions"]) == ["Relire"])
  }

  @Test func `a practice shows its comments and the projects that it came out of`() throws {
    try ground.run("toulouse", "practice", "add", "Salle")
    #expect(try related("practice", "salle").isEmpty)
    try ground.run("toulouse", "project", "edit", "guide", "--add-practices", "salle")
    for handle in ["salle", "janvier"] {
      try ground.run(
        "toulouse", "comment", "add", handle, "--by", "claire", "--body", "Sur \(handle).")
    }
    #expect(titles(try related("practice", "salle")["projects"]) == ["Guide"])
    #expect(titles(try related("practice", "salle")["comments"]) == ["Sur salle."])
    #expect(titles(try related("meeting", "janvier")["comments"]) == ["Sur janvier."])
    let shown = try ground.run("toulouse", "practice", "show", "salle", language: "en").output
    #expect(shown.contains("came out of these projects"))
    #expect(shown.contains("Sur salle."))
  }

  @Test func `meetings are listed by date, the latest first`() throws {
    for (title, date) in [
      ("Zoo", "2026-05-02"), ("Bilan", "2027-11-02"), ("Atelier", "2026-12-01"),
    ] {
      try ground.run("toulouse", "meeting", "add", title, "--date", date)
    }
    let all = try ground.run("toulouse", "meeting", "list", "--json").array
    #expect(titles(all) == ["Bilan", "Réunion de janvier", "Atelier", "Zoo"])
    let two = try ground.run("toulouse", "meeting", "list", "--limit", "2", "--json").array
    #expect(titles(two) == ["Bilan", "Réunion de janvier"])
  }

  @Test func `numbers out of their range are one sentence`() throws {
    try ground.run("toulouse", "survey", "add", "Avis")
    for (words, range) in [
      (["survey", "edit", "avis", "--smallest", "2"], "de 3 à 1000"),
      (["question", "add", "?", "--survey", "avis", "--scale", "11"], "de 2 à 10"),
    ] {
      let run = try Playground.run(
        ["--home", ground.path("toulouse"), "--lang", "fr"] + words)
      #expect(run.code == 65)
      #expect(run.messages.contains(range), "\(run.messages)")
    }
    #expect(try ground.run("toulouse", "question", "add", "Sans enquête").code == 64)
  }
}
