import Community

/// Help and completion for options that follow from the table of kinds.
enum FieldHelp {
  /// The options of a kind, one a line, with what each takes.
  static func options(of kind: Kind, for use: FieldWords.Use) -> Phrase {
    let options = FieldWords.options(of: kind, for: use).filter(\.isShown)
    let names = options.map { "  \($0.name)" }
    let width = (names.map(\.count).max() ?? 0) + 2
    func lines(_ heading: String, _ text: (FieldWords.Option) -> String) -> String {
      let lines = zip(names, options).map { name, option in
        name + String(repeating: " ", count: width - name.count) + text(option)
      }
      return ([heading] + lines).joined(separator: "\n")
    }
    let heading = use == .list ? filterHeading : heading
    return Phrase(
      fr: lines(heading.french) { $0.phrase.french },
      en: lines(heading.english) { $0.phrase.english })
  }

  private static let heading = Phrase(
    fr: "Champs ('' efface une valeur) :", en: "Fields ('' clears a value):")
  private static let filterHeading = Phrase(fr: "Ne montrer que :", en: "Show only:")

  /// The word that shows only practices that are to be looked at again.
  static let toReview = "--to-review"

  /// The words by which a list of `kind` is filtered.
  static func filters(of kind: Kind) -> Phrase {
    let options = options(of: kind, for: .list)
    guard kind == .practice else { return options }
    return Phrase(
      fr: "\(options.french)\n  \(toReview)  celles qui sont à revoir aujourd’hui",
      en: "\(options.english)\n  \(toReview)  those that are to be looked at again by today")
  }

  /// What a shell may offer: options, or for `edit` the records too.
  static func completions(_ kind: Kind, _ use: FieldWords.Use, _ start: String) -> [String] {
    if start.hasPrefix("-") || use != .edit {
      return FieldWords.options(of: kind, for: use).map(\.name).filter { $0.hasPrefix(start) }
    }
    return Completions.records(of: kind.name, start)
  }
}

extension FieldWords.Option {
  /// What the option is for: the field's label, and what may be given.
  fileprivate var phrase: Phrase {
    let label = field.label
    switch (role, field.content) {
    case (.file, _):
      return Phrase(
        fr: "\(label.french), dans un fichier (« - » : entrée standard)",
        en: "\(label.english), in a file (“-”: standard input)")
    case (.remove, _):
      return Phrase(
        fr: "\(label.french) : retirer un élément", en: "\(label.english): take an element out")
    case (_, .set):
      return Phrase(fr: "\(label.french) (répétable)", en: "\(label.english) (repeatable)")
    case (_, .value(let form)):
      let hint = form.hint
      return Phrase(fr: label.french + hint.french, en: label.english + hint.english)
    case (_, .text): return label
    }
  }
}

extension Field.Form {
  fileprivate var hint: Phrase {
    switch self {
    case .line, .number, .attachment: Phrase(fr: "", en: "")
    case .date: Phrase(fr: " (AAAA-MM-JJ)", en: " (YYYY-MM-DD)")
    case .time: Phrase(fr: " (HH:MM)", en: " (HH:MM)")
    case .whole(let range):
      Phrase(
        fr: " (de \(range.lowerBound) à \(range.upperBound))",
        en: " (\(range.lowerBound) to \(range.upperBound))")
    case .truth: Phrase(fr: " (oui ou non)", en: " (yes or no)")
    case .reference(let kinds):
      Phrase(
        fr: " (" + kinds.compactMap { Kind.named($0)?.singular.french }.joined(separator: ", ")
          + ")",
        en: " (" + kinds.compactMap { Kind.named($0)?.singular.english }.joined(separator: ", ")
          + ")")
    case .choice(let choices):
      Phrase(
        fr: " (" + choices.map(\.name).joined(separator: ", ") + ")",
        en: " (" + choices.map(\.name).joined(separator: ", ") + ")")
    }
  }
}

extension Kind {
  /// A record that might be meant in an example.
  var exampleHandle: String {
    switch self {
    case .member: "claire"
    case .practice: "\"réserver une salle\""
    case .project: "\"nouvelle GED\""
    case .task: "\"relire le guide\""
    case .meeting: "\"réunion de janvier\""
    case .survey: "\"nos formations\""
    default: "4h7k"
    }
  }

  /// A change that might be made in an example.
  var exampleEdit: String {
    switch self {
    case .member: "--phone \"+33 5 36 49 10 01\""
    case .practice: "--body-file salle.md"
    case .project: "--status done"
    case .task: "--done oui"
    case .meeting: "--status held --minutes-file compte-rendu.md"
    case .survey: "--closes 2027-02-28"
    case .question: "--order 2"
    default: "--body \"Adopté aussi à Lyon.\""
    }
  }
}
