import Community

/// From where on a number is a warning, and from where on critical: typed `30d`, or `30d:90d` for
/// both; `off` for neither.
struct MonitorLimit {
  /// Which side of the limit is bad.
  enum Side {
    /// More is worse: an age.
    case above
    /// Less is worse: room.
    case below
  }

  let side: Side
  let warning: Int?
  let critical: Int?

  /// Reads what was typed behind `option`.
  ///
  /// - Parameter read: reads one number with its unit.
  /// - Throws: ``Complaint`` when it is no limit.
  init(
    _ text: String, _ option: String, _ side: Side, example: String, _ read: (String) -> Int?
  ) throws(Complaint) {
    self.side = side
    if ["off", "non", "no"].contains(text.lowercased()) {
      (warning, critical) = (nil, nil)
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.compactMap(read)
    guard numbers.count == parts.count, let first = numbers.first, numbers.count <= 2 else {
      throw Complaint(
        .usage,
        fr: "\(option) : « \(Visible.line(text)) » n’est pas un seuil ; écrivez par exemple "
          + "\(example), ou off.",
        en: "\(option): “\(Visible.line(text))” is no limit; write for instance \(example), or "
          + "off.")
    }
    let last = numbers.count > 1 ? numbers[1] : nil
    guard last.map({ side == .above ? $0 >= first : $0 <= first }) ?? true else {
      throw Complaint(
        .usage,
        fr:
          "\(option) : le second seuil, critique, doit être au-delà du premier, comme \(example).",
        en: "\(option): the second limit, critical, must be beyond the first, as in \(example).")
    }
    (warning, critical) = (first, last)
  }

  /// A limit that counts time, in seconds.
  static func time(_ text: String, _ option: String) throws(Complaint) -> MonitorLimit {
    try MonitorLimit(text, option, .above, example: "30d:90d") { part in
      TimeSpan(typed: part).map { Int($0.milliseconds / 1000) }
    }
  }

  /// A limit that counts room, in bytes.
  static func room(_ text: String, _ option: String) throws(Complaint) -> MonitorLimit {
    try MonitorLimit(text, option, .below, example: "500M:100M") { ByteCount(typed: $0)?.bytes }
  }

  /// A limit that counts things.
  static func count(_ text: String, _ option: String) throws(Complaint) -> MonitorLimit {
    try MonitorLimit(text, option, .above, example: "0:5") { part in
      Int(part).flatMap { $0 < 0 ? nil : $0 }
    }
  }

  /// How bad `number` is.
  func state(of number: Int) -> MonitorState {
    if critical.map({ isBeyond(number, $0) }) ?? false { return .critical }
    return warning.map { isBeyond(number, $0) } ?? false ? .warning : .ok
  }

  /// How bad an age is. What never was well is a warning, at any age.
  func state(of aged: Aged) -> MonitorState {
    if let seconds = aged.seconds { return state(of: seconds) }
    return warning == nil ? .ok : .warning
  }

  private func isBeyond(_ number: Int, _ limit: Int) -> Bool {
    side == .above ? number > limit : number < limit
  }

  /// A limit as performance data have it: a range outside of which it is crossed.
  func range(_ limit: Int?) -> String { limit.map { side == .above ? "\($0)" : "\($0):" } ?? "" }
}
