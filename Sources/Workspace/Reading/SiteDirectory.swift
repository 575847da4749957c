import Community
import Merge

/// The sites that a home has heard of, by what people call them.
///
/// One resolver for every command that takes a site, so that whatever `status` shows can be typed
/// back: also a site that was sent away, or is not known to belong yet.
struct SiteDirectory {
  private typealias Site = (id: SiteID, name: String)

  private let sites: [Site]
  /// Those that would belong, by what each calls itself.
  private let claimants: [Site]

  /// Lists the sites of `roster`, and `others` that wrote something.
  init(_ roster: Roster, _ others: some Sequence<SiteID>) {
    let ids = Set(roster.sites.map(\.id)).union(others).sorted()
    sites = ids.map { ($0, roster.standing(of: $0.text).known?.name ?? $0.text) }
    claimants = roster.claimants.map { ($0, roster.siteName(of: $0).name) }
  }

  /// All of them.
  var ids: [SiteID] { Set((sites + claimants).map(\.id)).sorted() }

  /// The sites that `handle` means, those of the first rule that finds any.
  ///
  /// 1. the id;
  /// 2. the name, case ignored;
  /// 3. the name, accents and punctuation ignored;
  /// 4. the start of the id;
  /// 5. a name and what tells it from others in brackets, as commands write it:
  ///    `Lyon (lyon-p3x9k2m7)`, `lyon-p3x9k2m7 (Lyon)`, `Lyon (lead)`;
  /// 6. the id, or the name, that one that waits to be let in gives itself: none that belongs can
  ///    be hidden by it.
  func meant(by handle: String) -> [SiteID] {
    let wanted = handle.lowercased()
    guard !wanted.isEmpty else { return [] }
    let key = Folding.key(of: handle)
    return found { $0.id.text == wanted } ?? found { $0.name.lowercased() == wanted }
      ?? found { !key.isEmpty && Folding.key(of: $0.name) == key }
      ?? found { $0.id.text.hasPrefix(wanted) } ?? bracketed(handle)
      ?? found(among: claimants) { $0.id.text == wanted || $0.name.lowercased() == wanted } ?? []
  }

  private func found(among some: [Site]? = nil, _ isMeant: (Site) -> Bool) -> [SiteID]? {
    let ids = (some ?? sites).filter(isMeant).map(\.id)
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
