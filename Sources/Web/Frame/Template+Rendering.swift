/// What looks its names up itself, in a template.
protocol TemplateNames {
  /// What stands for `name`; `nil` when nothing does.
  func child(named name: String) -> Any?
}

extension Template {
  /// The HTML of this template for `model`, whose properties are the names.
  ///
  /// - Parameter library: the templates that this one may name.
  func html(_ model: Any, library: [String: Template]) -> String {
    var page = Rendering(library: library, models: [model])
    page.add(parts)
    return page.html
  }
}

/// A page that is being made.
private struct Rendering {
  let library: [String: Template]
  /// What names are looked up in; the innermost section's last.
  var models: [Any]
  /// What fills holes: the outermost template's word counts.
  var holes: [String: [Template.Part]] = [:]
  var html = ""

  mutating func add(_ parts: [Template.Part]) {
    for part in parts { add(part) }
  }

  private mutating func add(_ part: Template.Part) {
    switch part {
    case .text(let text): html += text
    case .value(let name, let isHTML):
      guard let value = value(of: name) else { return }
      let text = value as? String ?? String(describing: value)
      if isHTML { html += text } else { Self.escape(text, into: &html) }
    case .section(let name, let parts): addSection(value(of: name), parts)
    case .inverted(let name, let parts): if isNothing(value(of: name)) { add(parts) }
    case .block(let name, let parts): add(holes[name] ?? parts)
    case .template(let name, let filling):
      guard let template = library[name] else { return }
      let before = holes
      holes.merge(filling) { outer, _ in outer }
      add(template.parts)
      holes = before
    }
  }

  private mutating func addSection(_ value: Any?, _ parts: [Template.Part]) {
    switch value {
    case nil: return
    case let flag as Bool: if flag { add(parts) }
    case let list as [Any]: for element in list { add(parts, with: element) }
    case let value?: add(parts, with: value)
    }
  }

  private mutating func add(_ parts: [Template.Part], with model: Any) {
    models.append(model)
    add(parts)
    models.removeLast()
  }

  private func isNothing(_ value: Any?) -> Bool {
    switch value {
    case nil: true
    case let flag as Bool: !flag
    case let list as [Any]: list.isEmpty
    default: false
    }
  }

  private func value(of name: Template.Name) -> Any? {
    guard let first = name.words.first else { return models.last.flatMap(Self.present) }
    for model in models.reversed() {
      guard let found = Self.child(first, of: model) else { continue }
      return name.words.dropFirst().reduce(found) { value, word in
        value.flatMap { Self.child(word, of: $0) }
      }
    }
    return nil
  }

  private static func child(_ name: String, of model: Any) -> Any? {
    if let names = model as? any TemplateNames { return names.child(named: name) }
    guard let model = present(model) else { return nil }
    let found = Mirror(reflecting: model).children.first { $0.label == name }
    return found.flatMap { present($0.value) }
  }

  /// `value` itself; nil when it is an optional without one.
  private static func present(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return value }
    return mirror.children.first.flatMap { present($0.value) }
  }

  private static func escape(_ text: String, into html: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "&": html += "&amp;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}
