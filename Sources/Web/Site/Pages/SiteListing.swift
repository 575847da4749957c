/// A page of the static site that lists: practices by theme, projects, meetings, the directory,
/// and the first page.
struct SiteListing {
  /// An entry of the table of contents.
  struct Jump {
    let href: String
    let label: String
    let count: Int
  }

  private let t: Wording
  private let page: SiteFrame
  private let intro: String?
  private let jumps: [Jump]
  private let sections: [SiteSection]
  private let isEmpty: Bool
  private let isFirst: Bool

  /// Describes the page, to be made when it is needed.
  ///
  /// - Parameter jumps: what the table of contents names, if there is one.
  static func page(
    _ path: String, _ title: String, _ contents: SiteContents, frame key: String,
    intro: String? = nil, jumps: [Jump] = [], sections: [SiteSection], isFirst: Bool = false
  ) -> SitePage {
    let full = sections.filter { !$0.rows.isEmpty }
    var print = Fingerprint()
    print.take(key)
    print.take(title)
    print.take(intro)
    print.take(jumps) { print, jump in
      print.take(jump.href)
      print.take(jump.label)
      print.take("\(jump.count)")
    }
    print.take(full) { $0.take($1) }
    return SitePage(path, key: print.text) { _ in
      let frame = SiteFrame(contents, title: title, path: path, at: path)
      let listing = SiteListing(
        t: Wording(language: contents.language), page: frame, intro: intro, jumps: jumps,
        sections: full.map { $0.below(frame.root) }, isEmpty: full.isEmpty, isFirst: isFirst)
      return Array(Templates.render("site-listing", listing).utf8)
    }
  }
}
