import Journal
import Merge

/// Checks that segments go on from a known chain, and decodes what is new in them.
///
/// A tail that was received before comes again, longer: its known part is compared byte for byte
/// with what the home holds, which is cheaper than hashing it again and needs no hash of where
/// the tail starts.
struct StretchCheck {
  /// The chain so far.
  private(set) var chain: Chain
  /// The new entries so far.
  private(set) var news: Stretch

  private let journals: JournalFolder
  /// How far the home holds the journal.
  private let held: UInt32

  init(site: SiteID, after chain: Chain, journals: JournalFolder) {
    news = Stretch(of: site)
    held = chain.seq
    self.chain = chain
    self.journals = journals
  }

  /// Takes in the next segment; false when it is not the journal that was held before.
  mutating func append(_ segment: Segment) throws -> Bool {
    let known = chain.seq
    if segment.first > known + 1 { return false }
    if segment.first <= known {
      // An honest site's segments overlap only where one replaces the other.
      guard known == held, try agrees(segment, with: known) else { return false }
    }
    var chain = chain
    var news = news
    try segment.forEachLine { (line, bytes) throws(LineError) in
      guard line.seq > known else { return }
      chain.append(line, bytes)
      try news.append(line, bytes)
    }
    self.chain = chain
    self.news = news
    return true
  }

  /// Whether the part of `segment` up to entry `known` is what the home holds.
  private func agrees(_ segment: Segment, with known: UInt32) throws -> Bool {
    var place = segment.content[...]
    for held in try journals.segments(of: segment.site, from: segment.first, through: known) {
      var content = held.content[...]
      if held.first < segment.first {
        content = content.droppingLines(Int(segment.first - held.first))
      }
      guard place.starts(with: content) else { return false }
      place = place.dropFirst(content.count)
    }
    return true
  }
}

extension ArraySlice<UInt8> {
  fileprivate func droppingLines(_ count: Int) -> ArraySlice<UInt8> {
    var rest = self
    for _ in 0..<count {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return [] }
      rest = rest[(end + 1)...]
    }
    return rest
  }
}
