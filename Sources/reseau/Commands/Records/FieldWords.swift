import Community
import Merge

/// The words after `add`, `edit` or `list`: options named after the kind's fields, and the rest.
///
/// The options follow from the table of kinds, so a field that is added there is an option here.
struct FieldWords {
  /// What the words are for.
  enum Use {
    case add
    case edit
    case list
  }

  /// What an option does to its field.
  enum Role: Hashable {
    /// Gives the value or the text, an element to put in, or the value to look for.
    case give
    /// Names a file that holds the text.
    case file
    /// Takes an element out.
    case remove
  }

  /// An option of the command line.
  struct Option {
    let name: String
    let field: Field
    let role: Role
    /// Whether help shows it; the others are other spellings.
    var isShown = true
  }

  /// An option, and the word after it.
  struct Given {
    let option: Option
    let word: String
  }

  /// The words that belong to no option.
  private(set) var others: [String] = []
  /// The options, in order.
  private(set) var given: [Given] = []

  /// Reads `words`.
  ///
  /// - Throws: ``Complaint`` when an option does not exist or lacks its value.
  init(_ words: [String], of kind: Kind, for use: Use) throws(Complaint) {
    let options = Self.options(of: kind, for: use)
    var words = words[...]
    while let word = words.popFirst() {
      if word == "--" {
        others += words
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        others.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        throw Self.unknown(name, kind, use)
      }
      let value = parts.count > 1 ? String(parts[1]) : words.popFirst()
      guard let value, parts.count > 1 || !value.hasPrefix("--") else {
        throw Complaint(
          .usage, fr: "Il manque la valeur de « \(name) ».", en: "“\(name)” lacks its value.")
      }
      given.append(Given(option: option, word: value))
    }
  }

  /// The options that a kind has for `use`, in the order of its fields.
  static func options(of kind: Kind, for use: Use) -> [Option] {
    kind.fields.flatMap { field -> [Option] in
      // `--by` says who makes a change; of a new comment, that is who it is by.
      if use != .list, kind == .comment, field.name == "by" { return [] }
      switch field.content {
      case .value: return [Option(name: "--\(field.name)", field: field, role: .give)]
      case .set: return options(of: field, for: use)
      case .text where use == .list: return []
      case .text:
        return [
          Option(name: "--\(field.name)", field: field, role: .give),
          Option(name: "--\(field.name)-file", field: field, role: .file),
        ]
      }
    }
  }

  private static func options(of set: Field, for use: Use) -> [Option] {
    let plural = set.name
    let singular = plural.hasSuffix("s") ? String(plural.dropLast()) : nil
    // Files are attached by a command of their own; scripts may still name elements.
    func spelled(_ start: String, _ role: Role, isShown: Bool) -> [Option] {
      let isShown = isShown && !set.holdsAttachments
      return [plural, singular].compactMap { $0 }.map {
        Option(name: start + $0, field: set, role: role, isShown: isShown && $0 == plural)
      }
    }
    switch use {
    case .list: return spelled("--", .give, isShown: true)
    case .add:
      return spelled("--", .give, isShown: true) + spelled("--add-", .give, isShown: false)
    case .edit:
      return spelled("--add-", .give, isShown: true) + spelled("--remove-", .remove, isShown: true)
    }
  }

  private static func unknown(_ name: String, _ kind: Kind, _ use: Use) -> Complaint {
    let bare = String(name.drop { $0 == "-" })
    if use == .edit, let set = kind.fields.first(where: { $0.name.hasPrefix(bare) }),
      case .set = set.content, !bare.isEmpty
    {
      return Complaint(
        .usage,
        fr:
          "« \(set.name) » est une liste : --add-\(set.name) ajoute, --remove-\(set.name) retire.",
        en: "“\(set.name)” is a list: --add-\(set.name) adds, --remove-\(set.name) takes out.")
    }
    var change = Change(on: "\(kind.name)/x")
    change.set = [FieldChange(bare, .null)]
    var hint = Phrase(fr: ".", en: ".")
    do {
      try Rules.check(change)
    } catch {
      if case .unknownField(let nearest?) = error.rule,
        let option = options(of: kind, for: use).first(where: { $0.field.name == nearest })
      {
        hint = Phrase(
          fr: " ; vouliez-vous dire « \(option.name) » ?", en: "; did you mean “\(option.name)”?")
      }
    }
    let command = "reseau \(kind.name) \(use) --help"
    return Complaint(
      .usage,
      fr: "L’option « \(name) » n’existe pas\(hint.french) « \(command) » les montre toutes.",
      en: "There is no option “\(name)”\(hint.english) “\(command)” shows them all.")
  }
}
