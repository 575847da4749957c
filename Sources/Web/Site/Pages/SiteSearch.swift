import Catalog
import Community
import Merge

/// The search of the static site: a page, and what it looks in.
///
/// Browsers let no page that was opened as a file read other files, but for scripts. So what is
/// searched is a script: a list of paths, titles and folded words. It lies in several files, so
/// that a change of one record makes one of them anew.
struct SiteSearch {
  /// Something that can be found.
  private struct Entry {
    let path: String
    let title: String
    let kind: String
    let key: String
    /// What else is said of it, to be folded when it is needed.
    let text: String
  }

  private let contents: SiteContents
  private let key: String
  private var shelves: [[Entry]]

  /// The most entries that a file holds on average.
  private static let shelfSize = 128

  init(_ contents: SiteContents, key: String) {
    self.contents = contents
    self.key = key
    var entries = (contents.practices + contents.projects + contents.meetings).map { record in
      let facts =
        ["theme", "subject", "speaker", "place", "host", "sponsor"]
        .compactMap { record.string($0) } + record.elements("tags") + record.elements("adopted")
      let words = facts.joined(separator: "\n")
      var print = Fingerprint()
      print.take(record.title)
      print.take(words)
      print.take(record.textPrint)
      print.take("\(record.needsDecision)")
      return Entry(
        path: record.path, title: record.title,
        kind: record.kind.map { contents.say($0.singular) } ?? "", key: print.text,
        text: words + "\n" + record.text)
    }
    let member = Kind.member.singular
    entries += contents.people.cards.map { card in
      let facts = ["title", "unit"].compactMap { card.fields[$0]?.string }
      let words = ([card.site].compactMap(\.self) + facts + card.fields.elements("skills"))
        .joined(separator: "\n")
      return Entry(
        path: SitePaths.place(of: card.record), title: card.name, kind: contents.say(member),
        key: Fingerprint.of(card.name + "\n" + words), text: words)
    }
    var count = 1
    while entries.count > count * Self.shelfSize { count *= 2 }
    shelves = Array(repeating: [], count: count)
    for entry in entries { shelves[Self.shelf(of: entry.path, among: count)].append(entry) }
  }

  private static func shelf(of path: String, among count: Int) -> Int {
    let sum = path.utf8.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) }
    return Int((sum ^ sum >> 15) % UInt32(count))
  }

  /// The files: the page, and the scripts that it loads.
  var pages: [SitePage] {
    shelves.indices.map { shelf(shelves[$0], path: Self.path($0)) } + [page]
  }

  private static func path(_ number: Int) -> String { "search-\(number + 1).js" }

  private var page: SitePage {
    struct Model {
      let t: Wording
      let page: SiteFrame
      let scripts: [String]
    }
    var print = Fingerprint()
    print.take(key)
    print.take("\(shelves.count)")
    let contents = contents
    let scripts = shelves.indices.map(Self.path)
    return SitePage("search.html", key: print.text) { _ in
      let words = Wording(language: contents.language)
      let frame = SiteFrame(contents, title: words["search"], path: "search.html", at: nil)
      return Array(
        Templates.render("site-search", Model(t: words, page: frame, scripts: scripts)).utf8)
    }
  }

  private func shelf(_ entries: [Entry], path: String) -> SitePage {
    var print = Fingerprint()
    print.take(contents.language.rawValue)
    print.take(entries) { print, entry in
      print.take(entry.path)
      print.take(entry.key)
    }
    return SitePage(path, key: print.text) { _ in
      let rows = entries.map { entry in
        let title = SearchFolding.words(of: entry.title).joined(separator: " ")
        let text = SearchFolding.words(of: entry.text).joined(separator: " ")
        let cells = [entry.path, entry.title, entry.kind, title, text]
        return Value(array: cells.map { Value($0) }).json
      }
      // Parsed as JSON: that is quicker than as a program, and no text can be one.
      let list = "[" + rows.joined(separator: ",\n") + "]"
      return Array("reseauIndex(\(list));\n".utf8)
    }
  }
}
