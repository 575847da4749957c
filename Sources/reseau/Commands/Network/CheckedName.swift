import Community

/// The name of a network or a site, as somebody typed it on the command line.
enum CheckedName {
  /// `text` without white space around it.
  ///
  /// - Throws: ``Complaint`` when it is no name.
  static func of(_ text: String, what: Phrase) throws(Complaint) -> String {
    do {
      return try GivenName.read(text, what: what)
    } catch {
      throw Complaint(error.reason == .empty ? .usage : .badData, error.phrase)
    }
  }
}
