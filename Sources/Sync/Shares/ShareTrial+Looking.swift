import Journal

extension ShareTrial {
  /// The names in a scratch folder.
  enum Name: String, CaseIterable {
    case first
    case second
    case part
    case lowerCase = "case"
    case upperCase = "CASE"
  }

  /// Every byte, line ends and the end-of-file mark of old systems among them: a drive that takes
  /// files for texts shows.
  static let content: [UInt8] = (0..<16).flatMap { _ in Array(0...255) }

  /// Names as long as file systems are known to take, down to what a share needs.
  static let longNames = [255, 200, 143, 120, ShareCheck.neededName].map { length in
    String(repeating: "n", count: length - ending.count) + ending
  }

  private static let ending = "-0000000001.jsonl.gz"

  /// Looks again and again, with pauses, until `isSo` or patience ends.
  func waits(until isSo: () throws(FileError) -> Bool) throws(FileError) -> Bool {
    for _ in 0..<patience {
      if try isSo() { return true }
      pause()
    }
    return try isSo()
  }

  /// Whether the file comes to hold `content`.
  func shows(_ content: [UInt8], in name: Name) throws(FileError) -> Bool {
    try waits { () throws(FileError) in
      do throws(FileError) {
        return try files.read(path(name), limit: 1 << 20) == content
      } catch {
        if error.reason == .notFound { return false }
        throw error
      }
    }
  }

  /// Whether the file comes to be gone.
  func isGone(_ name: Name) throws(FileError) -> Bool {
    try waits { () throws(FileError) in try files.size(of: path(name)) == nil }
  }
}

extension ShareCheck {
  /// Tries `body`, notes what it says about `need`, and returns whether that is met.
  mutating func meets(_ need: Need, _ body: () throws(FileError) -> Bool) -> Bool {
    do throws(FileError) {
      if try body() {
        met.insert(need)
        return true
      }
      shortcomings[need] = .untrue
    } catch {
      shortcomings[need] = .refused(error)
    }
    return false
  }
}
