#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The words of the command line, and what stands in them that must be known before anything
/// can be said about the others: the home and the language.
struct Arguments {
  /// What `--home` says.
  private(set) var home: String?
  /// What `--lang` says.
  private(set) var language: String?
  /// The other words, in a form in which the parser does not mistake a value for an option.
  private(set) var rest: [String] = []
  /// What is wrong with the words so far.
  private(set) var problem: Problem?

  /// What can be wrong with words whose meaning is not known yet.
  enum Problem {
    /// A word is no UTF-8.
    case notUnicode
    /// This option lacks its value.
    case missingValue(String)
    /// There is no such language.
    case unknownLanguage(String)
  }

  init(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      if word == "--" {
        rest += [word] + words
        break
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard ["--home", "--lang"].contains(parts[0]) else {
        append(word)
        continue
      }
      guard let value = parts.count > 1 ? String(parts[1]) : words.popFirst(), !value.isEmpty
      else {
        problem = .missingValue(String(parts[0]))
        return
      }
      if parts[0] == "--home" { home = value } else { language = value }
    }
    if let language, !["fr", "en"].contains(language) { problem = .unknownLanguage(language) }
    if !Arguments.areUnicode { problem = .notUnicode }
  }

  /// Whether help, or something else that describes the commands, may be asked for.
  var mayAskForHelp: Bool {
    rest.count < 2
      || rest.contains { word in
        ["help", "-h", "--help", "--help-hidden", "--experimental-dump-help"].contains(word)
          || word.hasPrefix("--generate-completion-script")
      }
  }

  /// Appends a word. One that begins with a dash and is no option, such as the first line of a
  /// list in Markdown, is joined to the option whose value it is.
  private mutating func append(_ word: String) {
    let letters = word.utf8.dropFirst()
    let isOption = letters.first.map { $0 == 0x2D || 97...122 ~= $0 | 0x20 } ?? true
    if word.hasPrefix("-"), !isOption, let option = rest.last, option.hasPrefix("--"),
      !option.contains("=")
    {
      rest[rest.count - 1] = "\(option)=\(word)"
    } else {
      rest.append(word)
    }
  }

  /// Whether the words, as the system hands them over, are UTF-8: Swift would mend them.
  private static var areUnicode: Bool {
    CommandLine.arguments.indices.allSatisfy { place in
      guard let word = CommandLine.unsafeArgv[place] else { return true }
      return String(validatingCString: word) != nil
    }
  }
}
