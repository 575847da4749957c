import Catalog
import Community
import Merge

/// A record that has a page on the static site: what lists show of it, without its texts.
struct SiteRecord {
  let record: String
  let title: String
  let path: String
  let fields: Summary
  /// Whether something about it waits for a person's decision.
  let needsDecision: Bool
  /// A fingerprint of its texts.
  var textPrint = ""
  /// The records that its texts lead to.
  var mentions: [String] = []
  /// The folded words of its texts, as the search finds them.
  var text = ""
  /// When it last changed.
  var updated = Timestamp(milliseconds: 0)

  /// Takes a row of a list; `nil` when its kind has no pages.
  init?(_ item: ListItem) {
    guard let path = SitePaths.page(of: item.name) else { return nil }
    self.path = path
    record = item.name
    title = item.title
    fields = Summary(item.summary)
    needsDecision = item.needsDecision
  }

  /// The kind.
  var kind: Kind? { Kind.of(record: record) }

  /// The string that value field `name` holds; `nil` when it holds none, or nothing in it.
  func string(_ name: String) -> String? {
    fields[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The elements of set field `name`.
  func elements(_ name: String) -> [String] { fields.elements(name) }
}

extension Summary {
  /// The elements of set field `name`.
  func elements(_ name: String) -> [String] {
    guard let value = self[name] else { return [] }
    var elements: [String] = []
    _ = try? JSONReader.read(value.json.utf8) { (reader) throws(JSONError) in
      try reader.array { (reader) throws(JSONError) in elements.append(try reader.string()) }
    }
    return elements
  }
}

/// The records that a text leads to, as `kind/id`.
enum Mentions {
  private static let kinds = ["practice", "project", "meeting", "member"].map { Array($0.utf8) }

  /// Finds what looks like the name of a record, wherever it stands: one too many costs nothing.
  static func `in`(_ text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var found: Set<String> = []
      for place in bytes.indices where bytes[place] == UInt8(ascii: "/") {
        for kind in kinds where place >= kind.count {
          guard bytes[(place - kind.count)..<place].elementsEqual(kind) else { continue }
          let id = bytes[(place + 1)...].prefix { byte in
            97...122 ~= byte | 0x20 || byte &- 0x30 < 10 || [0x2D, 0x2E, 0x5F].contains(byte)
          }
          found.insert(String(decoding: kind + [0x2F] + id, as: UTF8.self))
        }
      }
      return found.sorted()
    }
  }
}
