import Mustache

/// The templates of pages, compiled once, when first asked for.
///
/// They lie in `Resources/` as files and in the program as bytes: nothing is read from anywhere
/// when it runs.
enum Templates {
  /// All templates, by name.
  static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    for (name, bytes) in sources {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        // The tests compile each one: this can't happen in a program that passed them.
        preconditionFailure("template \(name): \(error)")
      }
    }
    return library
  }()

  /// The HTML that template `name` makes of `model`.
  static func render(_ name: String, _ model: Any) -> String {
    library.render(model, withTemplate: name) ?? ""
  }
}
