/// The templates of pages, compiled once, when first asked for.
///
/// They lie in `Resources/` as files and in the program as bytes: nothing is read from anywhere
/// when it runs.
enum Templates {
  /// All templates, by name.
  static let library: [String: Template] = sources.compactMapValues { bytes in
    // The tests read each one: in a program that passed them, all are here.
    try? Template(String(decoding: bytes, as: UTF8.self))
  }

  /// The HTML that template `name` makes of `model`.
  static func render(_ name: String, _ model: Any) -> String {
    library[name]?.html(model, library: library) ?? ""
  }
}
