import Community
import Merge
import Workspace

extension ClockTrouble {
  /// The sentence, safe for a terminal.
  var line: Phrase { phrase.visible }

  /// The trouble for other programs.
  var json: Value {
    switch self {
    case .behind(let span, let site): Self.json("behind", span, site)
    case .ahead(let span, let site): Self.json("ahead", span, site)
    case .wasAhead(let span): Self.json("wasAhead", span, nil)
    case .other(let site, let span): Self.json("otherAhead", span, site)
    }
  }

  private static func json(_ what: String, _ span: Int64, _ site: SiteName?) -> Value {
    var members: [(key: String, value: Value)] = [("seconds", Value(Int(span / 1000)))]
    if let site { members.append(("site", Value(site.id))) }
    return Value(object: members + [("what", Value(what))])
  }
}
