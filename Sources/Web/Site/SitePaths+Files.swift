import Catalog
import Community

extension SitePaths {
  /// What browsers show as it is, or hand to another program, and never run as a page of the site.
  private static let harmless: Set<String> = [
    "csv", "doc", "docx", "gif", "ics", "jpeg", "jpg", "md", "mp3", "mp4", "odp", "ods", "odt",
    "pdf", "png", "ppt", "pptx", "rtf", "txt", "vcf", "webp", "xls", "xlsx", "zip",
  ]
  /// Names that are no files on Windows, whatever their ending.
  private static let devices = Set(
    ["aux", "con", "nul", "prn"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
  private static let longest = 60

  /// Where the bytes of `attachment` lie: in a folder by their hash, under a name that every disk
  /// and every server takes.
  ///
  /// What a browser could run, such as HTML and SVG, would run as a page of the site, with all that
  /// its server allows those. It gets another ending, so that it is only stored.
  static func file(_ attachment: Attachment) -> String {
    let name = attachment.name
    let dot = name.lastIndex(of: ".")
    let ending = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
    let isHarmless = harmless.contains(ending)
    let stem = isHarmless ? String(name.prefix(upTo: dot ?? name.endIndex)) : name
    var words = SearchFolding.words(of: stem).map { word in
      String(decoding: word.utf8.filter { 97...122 ~= $0 || $0 &- 0x30 < 10 }, as: UTF8.self)
    }.filter { !$0.isEmpty }
    if words.isEmpty || devices.contains(words.joined()) { words.insert("file", at: 0) }
    let short = words.joined(separator: "-").prefix(longest)
    return "files/\(attachment.digest.prefix(32))/\(short).\(isHarmless ? ending : "bin")"
  }
}
