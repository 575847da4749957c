import ArgumentParser

/// How the people of a village work.
struct Habits: ExpressibleByArgument {
  let name: String
  /// Of a thousand changes: how many make a record, set a value, put a word into a set, take one
  /// out, and find a practice useful. The others rewrite some words of a text.
  let creating: Int
  let setting: Int
  let tagging: Int
  let untagging: Int
  let thanking: Int
  /// The kinds of new records, each as often as it is made.
  let kinds: [String]
  /// How many texts everybody writes in, and of how many in a hundred edits.
  let hotTexts: Int
  let hotEdits: Int
  /// How many changes a site makes between two exchanges.
  let day: Int
  /// On how many of the last days the sites push; what they wrote before they give all at once.
  let pushingDays: Int

  /// Sites that keep what they have: mostly small edits, now and then a new practice.
  static let bulk = Habits(
    name: "bulk", creating: 38, setting: 422, tagging: 140, untagging: 60, thanking: 60,
    kinds: ["practice", "practice", "practice", "member"], hotTexts: 0, hotEdits: 0, day: 20,
    pushingDays: 0)

  /// Sites that work together: every fourth change makes a record, comments and tasks above all,
  /// and there are texts in which all write.
  static let working = Habits(
    name: "working", creating: 250, setting: 260, tagging: 70, untagging: 20, thanking: 50,
    kinds: [
      "practice", "practice", "practice", "comment", "comment", "comment", "comment", "task",
      "task", "task", "task", "member", "project", "meeting",
    ], hotTexts: 60, hotEdits: 40, day: 50, pushingDays: 100)

  init?(argument: String) {
    guard let habits = [Self.bulk, .working].first(where: { $0.name == argument }) else {
      return nil
    }
    self = habits
  }

  private init(
    name: String, creating: Int, setting: Int, tagging: Int, untagging: Int, thanking: Int,
    kinds: [String], hotTexts: Int, hotEdits: Int, day: Int, pushingDays: Int
  ) {
    self.name = name
    self.creating = creating
    self.setting = setting
    self.tagging = tagging
    self.untagging = untagging
    self.thanking = thanking
    self.kinds = kinds
    self.hotTexts = hotTexts
    self.hotEdits = hotEdits
    self.day = day
    self.pushingDays = pushingDays
  }
}

/// What a day's changes are.
enum Work: String, CaseIterable {
  /// Single values alone.
  case values
  /// Edits of texts: of any, and of those in which all write as often as ever.
  case texts
  /// Edits of the texts in which all write.
  case hotTexts
  /// What people do.
  case all
}
