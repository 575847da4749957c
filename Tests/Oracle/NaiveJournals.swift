/// The entries to which ways of segments lead, each from the start of its site's journals.
struct NaiveJournals {
  /// All of them by name. Where one lies there in full and redacted, it is there in full.
  private(set) var entries: [String: NaiveEntry] = [:]
  /// The names of those that a signed head speaks of, or that a home stored.
  private(set) var signed: Set<String> = []
  private let segments: [NaiveFiles.Segment]
  private var ends: Set<[UInt8]> = []
  private var folders: [String: Set<String>] = [:]

  /// Finds every way.
  ///
  /// Of a home that doesn't say whose it is all that it stored is taken for signed.
  init(_ files: NaiveFiles, network: String) {
    segments = files.segments
    for site in Set(segments.map(\.site)) {
      follow(site, to: 0, NaiveEntry.start(of: site))
    }
    // Open segments begin where a journal of their folder ends, or inside of it.
    for open in segments where open.ends == nil { attach(open) }
    for head in files.heads where head.network == network {
      let name = NaiveEntry.name(head.site, "\(head.seq)-\(head.chain.prefix(16))")
      if let entry = entries[name], entry.hash == head.chain { sign(entry) }
    }
    for entry in entries.values
    where files.stored.contains(entry.site) && (files.own == nil || files.own == entry.site) {
      signed.insert(entry.name)
    }
  }

  /// Goes on from a point with every segment that begins there.
  private mutating func follow(_ site: String, to seq: Int, _ hash: [UInt8]) {
    guard ends.insert(hash).inserted else { return }
    for segment in segments
    where segment.site == site && segment.lines.first?.seq == seq + 1
      && segment.ends?.before == String(hex(hash).prefix(16))
    {
      let end = segment.lines.reduce(hash) { NaiveEntry.next($0, $1) }
      guard segment.ends?.last == String(hex(end).prefix(16)) else { continue }
      place(segment.lines, of: segment, behind: hash)
      follow(site, to: seq + segment.lines.count, end)
    }
  }

  private mutating func place(
    _ lines: [NaiveLine], of segment: NaiveFiles.Segment, behind start: [UInt8]
  ) {
    var hash = start
    for line in lines {
      let entry = NaiveEntry(line, of: segment.site, before: hash)
      hash = NaiveEntry.next(hash, line)
      folders[entry.name, default: []].insert(segment.folder)
      if entries[entry.name]?.change == nil { entries[entry.name] = entry }
    }
  }

  private mutating func attach(_ open: NaiveFiles.Segment) {
    guard let first = open.lines.first else { return }
    var starts = entries.values.filter { $0.site == open.site && $0.seq == first.seq - 1 }
      .map { (hash: $0.hash, isFolders: folders[$0.name]?.contains(open.folder) ?? false) }
    if first.seq == 1 { starts = [(hex(NaiveEntry.start(of: open.site)), true)] }
    for start in starts {
      let hash = bytes(start.hash)
      var end = hash
      let points = open.lines.map { line in
        end = NaiveEntry.next(end, line)
        return "\(line.seq)-\(hex(end).prefix(16))"
      }
      // A journal without a sealed segment is known by the point of its folder's name.
      guard start.isFolders || open.parting.map(points.contains) ?? false else { continue }
      place(open.lines, of: open, behind: hash)
    }
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue).map(UInt8.init)
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func sign(_ last: NaiveEntry) {
    var next: NaiveEntry? = last
    while let entry = next, signed.insert(entry.name).inserted {
      next = entry.previous.flatMap { entries[$0] }
    }
  }

  /// The least set that holds `names`, what lies before each in its journal, and what those name.
  func closure(of names: some Sequence<String>) -> Set<String> {
    var reached: Set<String> = []
    var rest = Array(names)
    while let name = rest.popLast() {
      guard let entry = entries[name], reached.insert(name).inserted else { continue }
      rest += entry.parents
    }
    return reached
  }
}
