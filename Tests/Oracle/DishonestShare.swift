// The files in which a history lies, and what happens to them on a share.
extension DishonestHistory {
  /// The files of a share that holds the history of `seed`, honest or not, as some seeds have it.
  public static func files(seed: UInt64) -> [String: [UInt8]] {
    let history = DishonestHistory(seed: seed)
    let files = history.files
    return seed % 3 == 0 ? files : spoilt(files, seed: seed)
  }

  /// The files of a share that holds all of the history: each journal in some segments, with its
  /// head.
  public var files: [String: [UInt8]] {
    authors.indices.reduce(["reseau.json": mark]) { $0.merging(files(of: $1)) { $1 } }
  }

  /// What a share says of its network.
  var mark: [UInt8] {
    Array("{\"format\":1,\"name\":\"Réseau\",\"network\":\"\(network)\"}\n".utf8)
  }

  /// The files of the author at `place`.
  func files(of place: Int) -> [String: [UInt8]] {
    var dice = NaiveDice(dice.state &+ UInt64(place))
    let (writer, count) = (authors[place].writer, authors[place].writer.lines.count)
    // A journal that parts from another begins where a segment of that one may end, or at 1.
    var files: [String: [UInt8]] = [:]
    var first = 1
    while first <= count {
      let last = min(count, first + dice.below(12))
      let (path, bytes) = writer.segment(first...last)
      files[path] = bytes
      first = last + 1
    }
    let (path, bytes) = writer.head(
      edition: count * 1_000 + place, at: count, network: network, time: "2026-11-24T08:00:00.000Z")
    files[path] = bytes
    return files
  }

  /// The files of a home that holds all of the history: a folder for each journal, named by where
  /// it parts from an earlier one of its site, with the last entries in an open segment.
  public var homeFiles: [String: [UInt8]] {
    var dice = dice
    var files: [String: [UInt8]] = [:]
    var met: Set<String> = []
    for author in authors where author.writer.lines.count > author.shared {
      let (writer, count) = (author.writer, author.writer.lines.count)
      let point = writer.point(at: author.shared + 1).split(separator: "-")
      let parting = "-\(NaiveSpelling.tenDigits(author.shared + 1))-\(point[1])"
      let folder = "journals/\(author.site)\(met.insert(author.site).inserted ? "" : parting)"
      let sealed = dice.below(count)
      if sealed > 0 {
        let (path, bytes) = writer.segment(1...sealed)
        files["\(folder)/\(path.split(separator: "/")[2])"] = bytes
      }
      let open = writer.lines[sealed...]
      files["\(folder)/open.jsonl.gz"] = open.flatMap { gzip($0 + [0x0A]) }
    }
    return files
  }

  /// What is left of `files` on a dishonest share: some are gone, some cut, some stand there in an
  /// older or a redacted form.
  public static func spoilt(_ files: [String: [UInt8]], seed: UInt64) -> [String: [UInt8]] {
    var dice = NaiveDice(seed &+ 1_000_003)
    var left = files
    for (path, bytes) in files.sorted(by: { $0.key.precedes($1.key) })
    where path != "reseau.json" && dice.chance(of: 25) {
      switch dice.below(4) {
      case 0: left[path] = nil
      case 1: left[path] = Array(bytes.prefix(dice.below(bytes.count)))
      case 2: left[path] = files.values.sorted { $0.count < $1.count }.first
      default:
        guard let (name, redacted) = redacted(path, bytes) else { continue }
        if dice.flip() { left[path] = nil }
        left[name] = redacted
      }
    }
    return left
  }

  /// The segment at `path` with every line redacted that can be; `nil` when it is none.
  static func redacted(_ path: String, _ bytes: [UInt8]) -> (path: String, bytes: [UInt8])? {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count == 3, let content = gunzip(bytes) else { return nil }
    let lines = content.split(separator: 0x0A).map {
      NaiveWriter.redacted(Array($0), of: parts[1]) + [0x0A]
    }
    let file = gzip(lines.flatMap(\.self))
    let name = parts[2].split(separator: "-").dropLast().joined(separator: "-")
    return ("segments/\(parts[1])/\(name)-\(NaiveFiles.digest(file)).jsonl.gz", file)
  }
}
