import Community

/// The name of a network or a site, as somebody typed it.
enum CheckedName {
  private static let longest = 120

  /// `text` without white space around it.
  ///
  /// - Throws: ``Complaint`` when nothing is left, when it is longer than an invitation code can
  ///   carry, or when it holds control characters.
  static func of(_ text: String, what: Phrase) throws(Complaint) -> String {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace && $0 != "\u{A0}" }
    let name = words.map { String($0) }.joined(separator: " ")
    guard !name.isEmpty else {
      throw Complaint(.usage, fr: "\(what.french) est vide.", en: "\(what.english) is empty.")
    }
    guard name.utf8.count <= longest else {
      throw Complaint(
        .badData, fr: "\(what.french) est trop long : \(longest) octets au plus.",
        en: "\(what.english) is too long: at most \(longest) bytes.")
    }
    guard Visible.line(name) == name else {
      throw Complaint(
        .badData, fr: "\(what.french) contient un caractère de commande : retirez-le.",
        en: "\(what.english) holds a control character: take it out.")
    }
    return name
  }
}
