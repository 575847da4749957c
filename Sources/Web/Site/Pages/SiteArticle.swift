import Community
import Merge

/// A page of the static site about one record: what its fields hold, its texts, and what belongs
/// to it.
struct SiteArticle {
  /// A text, as HTML.
  struct Text {
    let label: String?
    let html: String
  }

  private let t: Wording
  private let page: SiteFrame
  private let kindLabel: String
  private let notes: [String]
  private let facts: [SiteFact]
  private var texts: [Text]
  private let sections: [SiteSection]

  /// Describes the page of `record`, to be made when it is needed.
  ///
  /// - Parameter texts: the text fields to show; the first one without a heading when
  ///   `isPlain`.
  static func page(
    _ record: SiteRecord, _ contents: SiteContents, frame key: String, notes: [String],
    facts: [SiteFact], texts: [String], isPlain: Bool = false, sections: [SiteSection]
  ) -> SitePage {
    let folder = record.path.prefix { $0 != "/" }
    let article = SiteArticle(
      record, contents, at: "\(folder)/index.html", notes: notes, facts: facts,
      sections: sections)
    var print = Fingerprint()
    print.take(key)
    print.take(record.title)
    print.take(notes) { $0.take($1) }
    print.take(facts) { $0.take($1) }
    print.take(sections) { $0.take($1) }
    print.take(record.textPrint)
    print.take("\(record.needsDecision)")
    print.take(record.mentions) { print, mention in print.take(contents.path(of: mention)) }
    return SitePage(record.path, key: print.text, record: record.record) { view in
      var article = article
      article.texts = Self.texts(texts, of: view, contents, isPlain: isPlain)
      return Array(Templates.render("site-article", article).utf8)
    }
  }

  private init(
    _ record: SiteRecord, _ contents: SiteContents, at place: String, notes: [String],
    facts: [SiteFact], sections: [SiteSection]
  ) {
    t = Wording(language: contents.language)
    let frame = SiteFrame(contents, title: record.title, path: record.path, at: place)
    page = frame
    kindLabel = record.kind.map { contents.say($0.singular) } ?? ""
    self.notes = notes
    self.facts = facts.map { $0.below(frame.root) }
    self.sections = sections.filter { !$0.rows.isEmpty }.map { $0.below(frame.root) }
    texts = []
  }

  /// A text that people have still to reread is not shown: nobody wrote it as it stands.
  private static func texts(
    _ names: [String], of view: RecordView?, _ contents: SiteContents, isPlain: Bool
  ) -> [Text] {
    names.compactMap { name in
      guard let view, case .text(let text) = view.fields[name] else { return nil }
      let label = view.kind?.field(name).map { contents.say($0.label) } ?? name
      let heading = isPlain ? nil : label
      guard view.readings[name] == nil else {
        let wait = Wording(language: contents.language)["siteReread"]
        return Text(label: heading, html: Markdown.html(wait))
      }
      let html = Markdown.html(text, top: isPlain ? 2 : 3) { address in
        contents.path(of: address).map { $0.isWholeAddress ? $0 : "../" + $0 }
      }
      return Text(label: heading, html: html)
    }
  }
}
