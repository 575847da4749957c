import Fakes
import Foundation
import Merge
import Oracle
import Workspace

// What must hold at each step.
extension FaultySimulation {
  func checkStep(_ name: String) throws {
    guard network.names.contains(name) else { return }
    _ = try dump(name)
    let wentOn = try replica(name).wentOn
    guard wentOn.isEmpty || isForked else {
      throw Violation("\(name) is taken for a copy: \(wentOn)")
    }
    try checkAcknowledged(name)
    if random.chance(of: 15) { try checkHome(name) }
    if random.chance(of: 30) {
      let flaws = try replica(name).verify().flaws
      guard flaws.isEmpty else { throw Violation("\(name) verifies as flawed: \(flaws)") }
    }
  }

  /// Every change that a site's commands said to be recorded stands in its own journals, or in
  /// those of the sites that it was before.
  func checkAcknowledged(_ name: String) throws {
    ids[name, default: []].insert(try replica(name).settings.site.text)
    let held = try changes(heldBy: name) { ids[name, default: []].contains($0) }
    for (change, count) in acknowledged[name] ?? [:] where held[change, default: 0] < count {
      throw Violation("\(name) has lost \(String(decoding: change, as: UTF8.self))")
    }
  }

  /// How often each change stands in the journals that a home holds of some sites.
  func changes(heldBy name: String, of isMeant: (String) -> Bool) throws -> [[UInt8]: Int] {
    var held: [[UInt8]: Int] = [:]
    for (site, files) in network.journals(name) where isMeant(site) {
      for line in try numberedLines(files).values { held[change(in: line), default: 0] += 1 }
    }
    return held
  }

  /// The lines of the site's own journal, by number, as the disk shows them now.
  func ownLines(_ name: String) throws -> [Int: [UInt8]] {
    let site = try replica(name).settings.site.text
    return try numberedLines(network.journals(name)[site] ?? [:])
  }

  /// What a line says was done, and to which record.
  func change(in line: [UInt8]) -> [UInt8] {
    guard let mark = Data(line).range(of: Data(#","on":"#.utf8)) else { return [] }
    return Array(line[mark.upperBound...])
  }

  /// Compares what a home shows with what its own journals say.
  func checkHome(_ name: String) throws {
    _ = try dump(name)
    guard !isForked else { return }
    let naive = model(name)
    guard naive.waiting == 0 else { return }
    try check(try dump(name), of: name, against: naive.dump)
  }

  /// What the journals of a home say, the others' as far as their heads go: what lies beyond was
  /// being pulled when something failed, and comes with the next pull.
  func model(_ name: String) -> NaiveModel {
    NaiveModel(files: network.disk.files(below: network.homePath(name)))
  }

  /// How far the journal goes that a head speaks of.
  func headSeq(_ head: [UInt8]?) -> Int {
    head.flatMap { JSONText($0) }?["seq"]?.integer ?? 0
  }

  private func check(_ shown: [String], of name: String, against expected: [String]) throws {
    for place in 0..<max(shown.count, expected.count) {
      let lines = [shown, expected].map { place < $0.count ? $0[place] : "(no more records)" }
      guard lines[0].utf8.elementsEqual(lines[1].utf8) else {
        throw Violation(
          "\(name) does not show what it should:\n  \(lines[0])\n  \(lines[1])")
      }
    }
  }

  // MARK: The end

  /// What must hold when everybody has heard of everything.
  func checkEnd() throws {
    let first = random.pick(network.names)
    let naive = model(first)
    let expected = isForked ? try dump(first) : naive.dump
    guard isForked || naive.waiting == 0 else {
      throw Violation("\(naive.waiting) entries wait for ever")
    }
    for name in network.names {
      try checkAcknowledged(name)
      try check(try dump(name), of: name, against: expected)
      let flaws = try replica(name).verify().flaws
      guard flaws.isEmpty else { throw Violation("\(name) verifies as flawed: \(flaws)") }
      try checkKnown(to: name)
    }
    let rebuilt = random.pick(network.names)
    try replica(rebuilt).rebuild()
    try check(try dump(rebuilt), of: rebuilt, against: expected)
  }

  /// Every change that anybody recorded who is still there stands in the journals of `name`.
  private func checkKnown(to name: String) throws {
    let held = try changes(heldBy: name) { _ in true }
    var expected = carried
    for other in network.names { expected.formUnion((acknowledged[other] ?? [:]).keys) }
    for change in expected where held[change] == nil {
      throw Violation("\(name) never heard of \(String(decoding: change, as: UTF8.self))")
    }
  }
}

/// The lines of a journal by their numbers, as far as its files are whole.
func numberedLines(_ files: [String: [UInt8]]) throws -> [Int: [UInt8]] {
  var lines: [Int: [UInt8]] = [:]
  for (file, bytes) in files where file.hasSuffix(".jsonl.gz") {
    for line in gunzipWhole(bytes).content.split(separator: 0x0A) {
      let digits = line.dropFirst(#"{"seq":"#.utf8.count).prefix { $0 != 0x2C }
      guard let seq = Int(String(decoding: digits, as: UTF8.self)) else {
        throw Violation("\(file) holds \(String(decoding: line, as: UTF8.self))")
      }
      lines[seq] = Array(line)
    }
  }
  return lines
}
