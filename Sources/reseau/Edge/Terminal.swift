#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of the terminal, if there is one.
enum Terminal {
  /// Whether somebody reads the output as it comes.
  static let showsOutput = isatty(STDOUT_FILENO) == 1
  /// Whether somebody reads the messages as they come.
  static let showsMessages = isatty(STDERR_FILENO) == 1
  /// Whether somebody can be asked to write something.
  static let canEdit = isatty(STDIN_FILENO) == 1 && showsOutput

  /// Whether somebody can be asked something.
  static let canAsk = isatty(STDIN_FILENO) == 1 && showsMessages

  /// How many columns there are; `nil` when the output goes elsewhere.
  static let width: Int? = {
    guard showsOutput else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }()

  /// `text` as a heading.
  static func bold(_ text: String) -> String { styled(text, "1") }

  /// `text` as something beside the point.
  static func dim(_ text: String) -> String { styled(text, "2") }

  /// `text` as something that asks for a decision.
  static func alert(_ text: String) -> String { styled(text, "33") }

  private static let hasStyles =
    showsOutput && Edge.environment("NO_COLOR") == nil && Edge.environment("TERM") != "dumb"

  private static func styled(_ text: String, _ code: String) -> String {
    hasStyles ? "\(mark)[\(code)m\(text)\(mark)[0m" : text
  }

  /// What begins a style of this run, until it is shown. Nobody else knows it, so no foreign text
  /// holds one.
  private static let mark = "\u{1B}" + String(Edge.randomBits(), radix: 36)

  /// `text` as it goes to the output: the styles are ours, and nothing else in it steers.
  static func shown(_ text: String) -> String {
    guard hasStyles else { return Visible.escaped(text) }
    return text.split(separator: mark, omittingEmptySubsequences: false)
      .map { Visible.escaped(String($0)) }.joined(separator: "\u{1B}")
  }
}
