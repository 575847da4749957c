import Fakes
import Foundation

@testable import Oracle

// What becomes of the files of those who are no homes, and of the share.
extension DishonestSimulation {
  /// Puts the files of an author on the share: all of them, or some.
  func publish(_ place: Int) throws {
    let isWhole = random.chance(of: 70)
    note(isWhole ? "files put on the share" : "some files put on the share")
    if random.flip() { try removeHeads(of: place) }
    for (path, bytes) in history.files(of: place).sorted(by: { $0.key < $1.key })
    where isWhole || random.flip() {
      try share.write(bytes, to: path)
    }
  }

  private func removeHeads(of place: Int) throws {
    let prefix = "heads/\(history.authors[place].site)"
    for file in try share.files() where file.hasPrefix(prefix) { try share.remove(file) }
  }

  /// Does some harm.
  func spoilShare() throws {
    let files = try share.files().filter { $0 != "reseau.json" }
    guard let file = files.randomElement(using: &random) else { return }
    let bytes = try share.bytes(file)
    switch random.number(0...5) {
    case 0:
      note("file removed")
      try share.remove(file)
    case 1:
      note("file cut short")
      try share.write(Array(bytes.prefix(random.below(bytes.count + 1))), to: file)
    case 2:
      guard let (path, redacted) = DishonestHistory.redacted(file, bytes), path != file else {
        return
      }
      note("file redacted")
      if random.flip() { try share.remove(file) }
      try share.write(redacted, to: path)
    case 3:
      note("share kept")
      try share.keep()
    case 4:
      if try share.putBack() { note("older share put back") }
    default:
      note("decoys")
      try layDecoys()
    }
    tell("the share does harm to \(file)")
  }

  /// Lays the files of strangers beside the others, and some that are nothing at all.
  private func layDecoys() throws {
    let strangers = DishonestHistory(seed: random.next(), acts: 5)
    for (path, bytes) in strangers.files.sorted(by: { $0.key < $1.key })
    where path != "reseau.json" && random.flip() {
      try share.write(bytes, to: path)
    }
    let site = random.pick(history.authors).site
    let zeros = String(repeating: "0", count: 16)
    try share.write(
      [], to: "segments/\(site)/0000000001-0000000009-\(zeros)-\(zeros)-\(zeros).jsonl.gz")
    try share.write(Array("?".utf8), to: "heads/\(site)-4294967295-\(zeros).json")
  }

  // MARK: The end

  /// Lets all files lie on the share, and takes away what is no file of anybody.
  func calm() throws {
    for file in try share.files() where file.hasPrefix("heads/") || file.hasPrefix("segments/") {
      let digest = file.split(separator: "-").last?.prefix { $0 != "." } ?? ""
      if try NaiveFiles.digest(share.bytes(file)) != digest { try share.remove(file) }
    }
    for place in history.authors.indices { try removeHeads(of: place) }
    for place in history.authors.indices {
      for (path, bytes) in history.files(of: place) { try share.write(bytes, to: path) }
    }
    tell("all files are on the share")
    try settle()
  }

  /// Lets everybody exchange until a whole round changes nothing.
  func settle() throws {
    for _ in 0...(3 * names.count + 6) {
      let before = (try share.files(), try names.map(dump))
      for name in names.shuffled(using: &random) { try exchange(name) }
      if (try share.files(), try names.map(dump)) == before { return }
    }
    throw Violation("the share does not come to rest")
  }
}
