import Crypto

/// A line as the page of entries gives it: read by a reader that takes any JSON, asked whether each
/// part has its form, written anew, and compared with what was read.
///
/// So exactly the bytes that a writer writes are a line.
struct NaiveLine {
  private static let keys = ["seq", "at", "by", "op", "saw", "on", "change"]
  static let longest = 8 << 20

  /// Its number.
  let seq: Int
  /// When it was made.
  let at: String
  /// What its author newly knew: for each other site, the points.
  let saw: [(site: String, points: [String])]
  /// The record.
  let on: String
  /// What it does; `nil` when it was redacted.
  let change: JSONText?
  /// The line as it was read.
  let whole: [UInt8]
  /// The line in its redacted form, over which the chain goes.
  let redacted: [UInt8]

  /// Reads a line of the journal of `site`; `nil` when no writer writes it so.
  init?(_ bytes: [UInt8], of site: String) {
    guard bytes.count <= Self.longest, let json = JSONText(bytes),
      json.members.map(\.key) == Self.keys.filter({ json[$0] != nil }),
      case .literal(let seq)? = json["seq"], NaiveSpelling.isNumber(seq), let number = Int(seq),
      let at = json["at"]?.string, NaiveSpelling.isTime(at),
      Self.isAuthor(json["by"]), Self.isOperation(json["op"], below: number),
      let saw = Self.saw(json["saw"], site),
      let on = json["on"]?.string, NaiveSpelling.isRecord(on),
      let change = json["change"], let text = Self.text(of: change, on)
    else { return nil }
    let start = Self.start(json)
    guard Array((start + text + "}").utf8) == bytes else { return nil }
    self.seq = number
    whole = bytes
    self.at = at
    self.saw = saw
    self.on = on
    if case .string(let digest) = change {
      self.change = nil
      redacted = Array((start + JSONText.quoted(digest) + "}").utf8)
    } else {
      self.change = change
      redacted = Array((start + Self.digest(text) + "}").utf8)
    }
  }

  /// What stands in place of a change that was redacted.
  static func digest(_ text: String) -> String {
    "\"sha256:\(hex(SHA256.hash(data: Array(text.utf8))))\""
  }

  /// A line up to the value of its change.
  private static func start(_ json: JSONText) -> String {
    let parts = keys.dropLast().compactMap { key in
      json[key].map { value in "\"\(key)\":\(value.text)" }
    }
    return "{" + parts.joined(separator: ",") + ",\"change\":"
  }

  // MARK: The parts

  private static func isAuthor(_ json: JSONText?) -> Bool {
    json.map { $0.string.map { NaiveSpelling.isRecord($0) } ?? false } ?? true
  }

  private static func isOperation(_ json: JSONText?, below seq: Int) -> Bool {
    switch json {
    case nil, .string?: true
    case .literal(let text)?: NaiveSpelling.isNumber(text, to: seq - 1)
    default: false
    }
  }

  /// What the author newly knew; `nil` when it has another form. The order of the sites is seen
  /// when the line is written anew.
  static func saw(_ json: JSONText?, _ own: String?) -> [(site: String, points: [String])]? {
    guard let json else { return [] }
    guard case .object(let members) = json, !members.isEmpty,
      isSortedOnce(members.map(\.key))
    else { return nil }
    var saw: [(site: String, points: [String])] = []
    for (site, value) in members {
      guard NaiveSpelling.isSite(site), site != own, let text = value.string else { return nil }
      let points = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard points.allSatisfy(NaiveSpelling.isPoint),
        isSortedOnce(points.map(NaiveSpelling.wide))
      else { return nil }
      saw.append((site, points))
    }
    return saw
  }

  // MARK: The change

  /// What a writer writes of a change; `nil` when it has another form.
  static func text(of change: JSONText, _ on: String) -> String? {
    if case .string(let digest) = change {
      let isRight =
        digest.hasPrefix("sha256:") && NaiveSpelling.isHex(digest.dropFirst(7), 64)
        && (on.hasPrefix("member/") || on.hasPrefix("answer/"))
      return isRight ? JSONText.quoted(digest) : nil
    }
    guard case .object(let members) = change else { return nil }
    let parts = ["set", "add", "remove", "edit", "delete", "salt"]
    guard members.map(\.key) == parts.filter({ change[$0] != nil }),
      members.allSatisfy({ isPart($0.key, $0.value) })
    else { return nil }
    return "{" + members.map { "\"\($0.key)\":\($0.value.text)" }.joined(separator: ",") + "}"
  }

  private static func isPart(_ key: String, _ value: JSONText) -> Bool {
    switch key {
    case "delete":
      if case .literal("true") = value { return true }
      return false
    case "salt": return value.string.map(NaiveSpelling.isSalt) ?? false
    default:
      guard case .object(let fields) = value, !fields.isEmpty,
        isSortedOnce(fields.map(\.key)), fields.allSatisfy({ NaiveSpelling.isField($0.key) })
      else { return false }
      return fields.allSatisfy { isField($0.value, in: key) }
    }
  }

  private static func isField(_ value: JSONText, in part: String) -> Bool {
    if part == "set" { return isValue(value, inside: 0) }
    guard case .array(let elements) = value else { return false }
    if part == "edit" { return elements.allSatisfy(isStep) }
    let strings = elements.compactMap(\.string)
    return !strings.isEmpty && strings.count == elements.count && isSortedOnce(strings)
  }

  private static func isStep(_ step: JSONText) -> Bool {
    guard case .array(let parts) = step, parts.count == 3, parts[2].string != nil else {
      return false
    }
    return parts.prefix(2).allSatisfy { part in
      guard case .literal(let text) = part else { return false }
      return NaiveSpelling.isNumber(text, from: 0, to: 2_147_483_647)
    }
  }

  /// Whether `value` is canonical, save for what is seen when it is written anew.
  private static func isValue(_ value: JSONText, inside depth: Int) -> Bool {
    guard depth <= 31 else { return false }
    switch value {
    case .literal(let text):
      return ["null", "true", "false"].contains(text) || NaiveSpelling.isJSONNumber(text)
    case .string: return true
    case .array(let elements): return elements.allSatisfy { isValue($0, inside: depth + 1) }
    case .object(let members):
      return isSortedOnce(members.map(\.key))
        && members.allSatisfy { isValue($0.value, inside: depth + 1) }
    }
  }

  /// Whether each text comes before the next by code point.
  static func isSortedOnce(_ texts: [String]) -> Bool {
    zip(texts, texts.dropFirst()).allSatisfy { $0.precedes($1) }
  }
}
