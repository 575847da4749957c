// How the table of kinds writes a field: its name, what people call it in French and in English,
// and what it holds.

extension Field {
  /// What a piece of work saves its network every year.
  static let gained = number("gained", "heures gagnées par an", "hours gained a year")

  /// A field of one line.
  static func line(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.line))
  }

  /// A field that holds a day.
  static func date(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.date))
  }

  /// A field that holds a time of the day.
  static func time(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.time))
  }

  /// A field that is true or false.
  static func truth(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.truth))
  }

  /// A field that holds a number.
  static func number(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.number))
  }

  /// A field that holds a whole number of `range`.
  static func whole(
    _ name: String, _ french: String, _ english: String, _ range: ClosedRange<Int>
  ) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.whole(range)))
  }

  /// A field that holds one of `words`, each given by its name in journals, in French and in
  /// English; only leads say those of `forLeads`.
  static func choice(
    _ name: String, _ french: String, _ english: String, _ words: [(String, String, String)],
    forLeads: Set<String> = []
  ) -> Field {
    let choices = words.map { word in
      Choice(
        name: word.0, label: Phrase(fr: word.1, en: word.2), isForLeads: forLeads.contains(word.0))
    }
    return Field(
      name: name, label: Phrase(fr: french, en: english), content: .value(.choice(choices)))
  }

  /// A field that names a record of one of `kinds`.
  static func reference(
    _ name: String, _ french: String, _ english: String, to kinds: String...
  ) -> Field {
    Field(
      name: name, label: Phrase(fr: french, en: english), content: .value(.reference(to: kinds)))
  }

  /// A set of lines.
  static func lines(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .set(of: .line))
  }

  /// A set of names of records of `kinds`.
  static func references(
    _ name: String, _ french: String, _ english: String, to kinds: String...
  ) -> Field {
    Field(
      name: name, label: Phrase(fr: french, en: english), content: .set(of: .reference(to: kinds)))
  }

  /// The files of a record.
  static let attachments = Field(
    name: "attachments", label: Phrase(fr: "pièces jointes", en: "attachments"),
    content: .set(of: .attachment))

  /// A text that several people write.
  static func text(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .text)
  }
}
