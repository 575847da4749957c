@testable import Oracle

/// A network of honest clocks, for rules to be tried on: the founder, two leads and a site.
struct Hamlet {
  var history = DishonestHistory(seed: 1, acts: 0, lies: 0)
  let founder = 0
  let lead = 1
  let site = 2
  let other = 3

  /// Everybody has merged all.
  init() { meet() }

  /// Lets everybody merge what everybody has.
  mutating func meet() {
    for one in history.authors.indices {
      for other in history.authors.indices { history.hear(one, from: other) }
    }
  }

  /// Writes a change, and returns the entry's name.
  @discardableResult
  mutating func set(_ place: Int, _ record: String, _ fields: [String: JSONText]) -> String {
    history.write(place, NaiveWriter.set(fields), on: record)
    return name(place)
  }

  /// Gives a record a title.
  mutating func title(_ place: Int, _ title: String) -> String {
    set(place, "practice/a", ["title": .string(title)])
  }

  mutating func revoke(_ place: Int, _ other: Int, through: Int? = nil) -> String {
    var fields: [String: JSONText] = ["site": id(other)]
    if let through { fields["through"] = .literal("\(through)") }
    return set(place, "revocation/\(place)-\(other)-\(history.past.count)", fields)
  }

  mutating func role(_ place: Int, _ other: Int, _ role: String) -> String {
    set(
      place, "role/\(place)-\(other)-\(history.past.count)",
      ["site": id(other), "role": .string(role)])
  }

  /// Lets one who is given a new code join with it, and returns its place.
  mutating func newcomer(of place: Int, role: String = "site") -> Int {
    history.invite(place, role: role)
    history.join(history.codes[history.codes.count - 1], isProven: true)
    return history.authors.count - 1
  }

  /// Lets somebody join with the newest code.
  mutating func thief() -> Int {
    history.join(history.codes[history.codes.count - 1], isProven: true)
    return history.authors.count - 1
  }

  mutating func pin(_ place: Int, _ other: Int, role: String = "site") -> String {
    history.hear(place, from: other)
    let code = history.codes[history.codes.count - 1].key.text
    return set(
      place, "admission/\(other)",
      [
        "site": id(other), "key": .string(history.authors[other].writer.key.text),
        "role": .string(role), "invitation": .string(code),
      ])
  }

  func id(_ place: Int) -> JSONText { .string(history.authors[place].site) }

  /// The name of the last entry.
  func name(_ place: Int) -> String {
    let writer = history.authors[place].writer
    return "\(writer.site) \(writer.end)"
  }

  var model: NaiveModel { NaiveModel(files: history.files) }
  func has(_ name: String) -> Bool { model.hasEffect(name) }
  func belongs(_ place: Int) -> Bool { model.belief.isAdmitted(history.authors[place].site) }
}
