import Community
import Exchange
import Journal

/// The file, or the folder of pages, that records are taken from.
struct ImportSource {
  /// The format.
  let format: FileKind
  private let name: String
  private let bytes: [UInt8]
  private let pages: [(file: String, bytes: [UInt8])]

  private static let longestPage = 4 << 20
  private static let mostPages = 100_000

  /// Reads what is called `name`; `-` is the standard input.
  ///
  /// - Parameter format: what it is in; `nil` to go by the name.
  init(_ name: String, format: FileKind?) throws {
    self.name = name
    if name != "-", let files = try? Edge.surroundings.files.list(Edge.absolute(name)) {
      guard format == nil || format == .markdown else {
        throw FileError(.read, name, .other(FileError.isFolder))
      }
      self.format = .markdown
      bytes = []
      pages = try Self.pages(files, in: name)
      return
    }
    guard let format = format ?? FileKind(of: name) else {
      throw Complaint(
        .usage,
        fr: "« \(Visible.line(name)) » ne dit pas son format : donnez-le avec --format csv, vcard, "
          + "ics, markdown ou json.",
        en: "“\(Visible.line(name))” does not tell its format: give it with --format csv, vcard, "
          + "ics, markdown or json.")
    }
    self.format = format
    guard format != .json else {
      // Read line by line, by those who take changes.
      (bytes, pages) = ([], [])
      return
    }
    let input = try Input(name)
    defer { input.close() }
    bytes = try input.readAll(limit: CSVReader.mostBytes)
    pages = format == .markdown ? [(name, bytes)] : []
  }

  private static func pages(
    _ files: [String], in folder: String
  ) throws -> [(file: String, bytes: [UInt8])] {
    let names = files.filter { $0.lowercased().hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
    guard !names.isEmpty, names.count <= mostPages else {
      throw Complaint(
        .badData,
        fr: "« \(Visible.line(folder)) » n’a pas de fichiers .md, ou en a plus de \(mostPages).",
        en: "“\(Visible.line(folder))” has no .md files, or more than \(mostPages) of them.")
    }
    return try names.map { name in
      let path = "\(Edge.absolute(folder))/\(name)"
      return (name, try Edge.surroundings.files.read(path, limit: longestPage))
    }
  }

  /// The kind that the file itself tells.
  func kind(in encoding: TextEncoding?) throws -> Kind {
    switch format {
    case .vcard: return .member
    case .markdown: return .practice
    case .ics:
      if let kind = Kind.named("meeting") { return kind }
    case .csv, .json:
      if let kind = try reading({ () throws(FormatError) in
        try CSVImport.kind(of: bytes, in: encoding)
      }) {
        return kind
      }
    }
    throw Complaint(
      .usage,
      fr: "Dites de quelles fiches il s’agit : --kind member, practice, project…",
      en: "Say which records these are: --kind member, practice, project…")
  }

  /// What the file proposes.
  func proposals(
    of kind: Kind, in encoding: TextEncoding?, network: String
  ) throws(Complaint) -> Proposals {
    try reading { () throws(FormatError) in
      switch format {
      case .vcard: return try CardReader.proposals(from: bytes)
      case .ics:
        let events = try CalendarReader.events(from: bytes, network: network)
        return Proposals(events.map { $0.proposal(of: kind) })
      case .csv, .json: return try CSVImport.proposals(from: bytes, kind: kind, in: encoding)
      case .markdown:
        var all = Proposals()
        for page in pages {
          let read = PageReader.proposals(from: page.bytes, file: page.file, kind: kind)
          all.all += read.all
          all.leftOut += read.leftOut.filter { !all.leftOut.contains($0) }
        }
        return all
      }
    }
  }

  private func reading<T>(_ body: () throws(FormatError) -> T) throws(Complaint) -> T {
    do { return try body() } catch { throw Complaint(error, file: name) }
  }
}
