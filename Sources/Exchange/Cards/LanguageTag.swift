import Community

/// The tags of languages (RFC 5646) and what members call them.
enum LanguageTag {
  private static let languages: [(tag: String, fr: String, en: String)] = [
    ("fr", "français", "french"), ("en", "anglais", "english"), ("de", "allemand", "german"),
    ("es", "espagnol", "spanish"), ("it", "italien", "italian"),
    ("pt", "portugais", "portuguese"), ("nl", "néerlandais", "dutch"), ("ar", "arabe", "arabic"),
    ("zh", "chinois", "chinese"), ("ja", "japonais", "japanese"), ("ru", "russe", "russian"),
    ("pl", "polonais", "polish"), ("ro", "roumain", "romanian"), ("tr", "turc", "turkish"),
    ("el", "grec", "greek"), ("br", "breton", "breton"), ("eu", "basque", "basque"),
    ("oc", "occitan", "occitan"), ("ca", "catalan", "catalan"),
  ]

  /// The tag of the language that members call `name`.
  static func of(_ name: String) -> String? {
    let key = Folding.key(of: name)
    return languages.first { Folding.key(of: $0.fr) == key || $0.en == key }?.tag
  }

  /// What French members call the language of `tag`; the tag itself when it is not known.
  static func name(of tag: String) -> String {
    let main = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    return languages.first { $0.tag == main }?.fr ?? tag
  }
}
