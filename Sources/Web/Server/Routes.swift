/// All pages, and all that they do.
enum Routes {
  /// A path without parts that differ comes before one with them: `/settings/share/remove` is no
  /// record's.
  static let all: [Route] =
    (assets + home + deciding + past + exchange + network + settings + welcome + people + doing
    + lists + records).enumerated()
    .sorted { ($0.element.openParts, $0.offset) < ($1.element.openParts, $1.offset) }
    .map(\.element)

  /// The route that answers `path`, and what its named parts are.
  ///
  /// Where several fit, a part that is written out comes before a named one, the leftmost first:
  /// so `/settings/share/remove` is never taken for the removal of a record, in whatever order the
  /// rooms list their routes.
  static func find(_ method: Route.Method, _ path: String) -> (Route, [String: String])? {
    let parts = path.split(separator: "/")
    let found = all.compactMap { route in
      route.method == method
        ? match(route.path.split(separator: "/"), parts).map { (route, $0) } : nil
    }
    return found.min { precedes($0.0, $1.0) }
  }

  /// Whether `left` is written out where `right` first has a named part instead.
  private static func precedes(_ left: Route, _ right: Route) -> Bool {
    let pairs = zip(left.path.split(separator: "/"), right.path.split(separator: "/"))
    let differing = pairs.first { $0.hasPrefix(":") != $1.hasPrefix(":") }
    return differing?.1.hasPrefix(":") ?? false
  }

  private static func match(_ pattern: [Substring], _ parts: [Substring]) -> [String: String]? {
    guard pattern.count == parts.count else { return nil }
    var named: [String: String] = [:]
    for (wanted, part) in zip(pattern, parts) {
      if wanted.hasPrefix(":") {
        named[String(wanted.dropFirst())] = String(part)
      } else if wanted != part {
        return nil
      }
    }
    return named
  }

  private static let assets: [Route] = [
    Route(method: .get, path: "/\(Assets.style.name)", work: .plain { _ in Assets.style.answer }),
    Route(method: .get, path: "/\(Assets.script.name)", work: .plain { _ in Assets.script.answer }),
    Route(method: .get, path: "/\(Assets.icon.name)", work: .plain { _ in Assets.icon.answer }),
  ]
}
