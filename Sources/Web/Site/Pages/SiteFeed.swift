import Community
import Crypto
import Merge

/// The feed of what is new on the static site: Atom (RFC 4287).
struct SiteFeed {
  let contents: SiteContents

  private static let length = 30

  /// The file.
  var page: SitePage {
    let all = contents.practices + contents.projects + contents.meetings
    let newest = all.sorted { ($0.updated, $1.record) > ($1.updated, $0.record) }.prefix(
      Self.length)
    var print = Fingerprint()
    print.take("feed 1")
    print.take(contents.language.rawValue)
    print.take(contents.networkID)
    print.take(contents.network)
    print.take(Array(newest)) { print, record in
      print.take(record.path)
      print.take(record.title)
      print.take(record.updated.text)
      print.take(summary(record))
    }
    return SitePage("feed.xml", key: print.text) { _ in Array(xml(Array(newest)).utf8) }
  }

  /// Links are relative to the feed's own address, since a folder does not know where it will be
  /// served from (RFC 4287, 2; RFC 3986, 5.1.3).
  private func xml(_ records: [SiteRecord]) -> String {
    let updated = records.first?.updated ?? Timestamp(milliseconds: 0)
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(contents.language.rawValue)">
      <id>\(id(of: ""))</id>
      <title>\(contents.network.inXML)</title>
      <updated>\(updated.text)</updated>
      <author><name>\(contents.network.inXML)</name></author>
      <link rel="self" type="application/atom+xml" href="feed.xml"/>
      <link rel="alternate" type="text/html" href="index.html"/>

      """
    for record in records {
      text += """
        <entry>
        <id>\(id(of: record.record))</id>
        <title>\(record.title.inXML)</title>
        <updated>\(record.updated.text)</updated>
        <link rel="alternate" type="text/html" href="\(record.path.inXML)"/>
        <summary>\(summary(record).inXML)</summary>
        </entry>

        """
    }
    return text + "</feed>\n"
  }

  private func summary(_ record: SiteRecord) -> String {
    let kind = record.kind.map { contents.say($0.singular) }
    let day = record.string("date").map { contents.dayText($0) }
    return [kind, record.string("theme"), day].compactMap(\.self).joined(separator: " · ")
  }

  /// A UUID of the network and the record: the same in each feed that any site makes, as long as
  /// the record lives (RFC 9562, 5.8: version 8, the bits are our own).
  private func id(of record: String) -> String {
    var bytes = Array(SHA256.hash(data: Array("\(contents.networkID)/\(record)".utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.hex
    var parts: [Substring] = []
    var rest = hex[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return "urn:uuid:" + parts.joined(separator: "-")
  }
}

extension String {
  /// The text in XML or HTML, between tags or quotes. Control characters, which XML has no way to
  /// write, become spaces.
  var inXML: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\t", "\n", "\r": text.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
