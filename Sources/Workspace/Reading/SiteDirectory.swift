import Community
import Merge

/// The sites that a home has heard of, by what people call them.
///
/// One resolver for every command that takes a site, so that whatever `status` shows can be typed
/// back: also a site that was sent away, or is not known to belong yet.
struct SiteDirectory {
  private let sites: [(id: SiteID, name: String)]

  /// Lists the sites of `roster`, and `others` that wrote something.
  init(_ roster: Roster, _ others: some Sequence<SiteID>) {
    let ids = Set(roster.sites.map(\.id)).union(others).sorted()
    sites = ids.map { ($0, roster.standing(of: $0.text).known?.name ?? $0.text) }
  }

  /// All of them.
  var ids: [SiteID] { sites.map(\.id) }

  /// The sites that `handle` means, those of the first rule that finds any.
  ///
  /// 1. the id;
  /// 2. the name, case ignored;
  /// 3. the name, accents and punctuation ignored;
  /// 4. the start of the id;
  /// 5. a name and what tells it from others in brackets, as commands write it:
  ///    `Lyon (lyon-p3x9k2m7)`, `lyon-p3x9k2m7 (Lyon)`, `Lyon (lead)`.
  func meant(by handle: String) -> [SiteID] {
    let wanted = handle.lowercased()
    guard !wanted.isEmpty else { return [] }
    let key = Folding.key(of: handle)
    return found { $0.id.text == wanted } ?? found { $0.name.lowercased() == wanted }
      ?? found { !key.isEmpty && Folding.key(of: $0.name) == key }
      ?? found { $0.id.text.hasPrefix(wanted) } ?? bracketed(handle) ?? []
  }

  private func found(_ isMeant: ((id: SiteID, name: String)) -> Bool) -> [SiteID]? {
    let ids = sites.filter(isMeant).map(\.id)
    return ids.isEmpty ? nil : ids
  }

  private func bracketed(_ handle: String) -> [SiteID]? {
    guard handle.last == ")", let bracket = handle.lastIndex(of: "("), bracket > handle.startIndex
    else { return nil }
    let outer = meant(by: String(handle[..<bracket].prefix(upToLast: { !$0.isWhitespace })))
    let inner = meant(by: String(handle[handle.index(after: bracket)...].dropLast()))
    let both = outer.filter(inner.contains)
    return both.isEmpty ? (inner.isEmpty ? outer : nil) : both
  }
}

extension Substring {
  /// The text up to the last character for which `isWanted` holds, with it.
  fileprivate func prefix(upToLast isWanted: (Character) -> Bool) -> Substring {
    lastIndex(where: isWanted).map { self[...$0] } ?? ""
  }
}
