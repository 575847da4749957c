import Community

/// The words of a page in one language: `{{t.save}}` in a template is the phrase `save` of the
/// catalogue.
struct Wording: TemplateNames, Sendable {
  let language: Language

  func child(named name: String) -> Any? { Words.all[name]?.text(in: language) }

  /// The phrase `name` of the catalogue.
  subscript(_ name: String) -> String { Words.all[name]?.text(in: language) ?? name }
}

/// The catalogue of what stands in templates, by name. What is made of parts (a number, a name)
/// is a ``Community/Phrase`` where it is made.
///
/// A phrase has both languages or does not compile; the tests hold the templates against the
/// catalogue, both ways.
enum Words {
  static let all: [String: Phrase] = parts.reduce(into: [:]) { all, part in
    all.merge(part) { first, _ in first }
  }

  /// The catalogue's parts, one a subject; a name stands in one of them.
  static let parts: [[String: Phrase]] = [
    frame, records, site, report, home, past, deciding, exchange, network, settings, welcome,
  ]
}
