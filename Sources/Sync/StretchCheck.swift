import Journal
import Merge

/// Checks that segments go on from a known chain, and decodes what is new in them.
///
/// A tail that was received before comes again, longer: its known part is compared with what the
/// home holds, which is cheaper than hashing it again and needs no hash of where the tail starts.
struct StretchCheck {
  /// The chain so far.
  private(set) var chain: Chain
  /// The new entries so far.
  private(set) var news: StretchBuilder
  /// Whether the new entries run along a branch that their site disowned.
  private(set) var isDisowned = false

  private let journals: JournalFolder
  /// How far the home holds the journal.
  private let held: UInt32
  private let disowned: Set<Branch>

  init(site: SiteID, after chain: Chain, journals: JournalFolder, disowned: Set<Branch>) {
    news = StretchBuilder(of: site)
    held = chain.seq
    self.chain = chain
    self.journals = journals
    self.disowned = disowned
  }

  /// Takes in the next segment; false when it is not the journal that was held before. Once it
  /// threw, this is of no more use.
  mutating func append(_ segment: Segment) throws -> Bool {
    let known = chain.seq
    if segment.first > known + 1 { return false }
    if segment.first <= known {
      // An honest site's segments overlap only where one replaces the other.
      guard known == held, try agrees(segment, with: known) else { return false }
    }
    // Taken out, lest all that is in be copied.
    var news = news
    self.news = StretchBuilder(of: segment.site)
    try news.append(segment, from: known + 1) { line, bytes in
      chain.append(line, bytes)
      if !disowned.isEmpty, disowned.contains(Branch(seq: chain.seq, chain: chain.hex)) {
        isDisowned = true
      }
    }
    self.news = news
    return true
  }

  /// Whether the part of `segment` up to entry `known` is what the home holds; a line that was
  /// erased in one of the two is the same line.
  private func agrees(_ segment: Segment, with known: UInt32) throws -> Bool {
    let held = try journals.segments(of: segment.site, from: segment.first, through: known)
    return try isPrefix(held, of: segment) || isRedactedPrefix(held, of: segment)
  }

  private func isPrefix(_ held: [Segment], of segment: Segment) -> Bool {
    var place = segment.content[...]
    for held in held {
      var content = held.content[...]
      if held.first < segment.first {
        content = content.droppingLines(Int(segment.first - held.first))
      }
      guard place.starts(with: content) else { return false }
      place = place.dropFirst(content.count)
    }
    return true
  }

  private func isRedactedPrefix(_ held: [Segment], of segment: Segment) throws -> Bool {
    let known = try held.flatMap { try $0.redactedForms(from: segment.first) }
    return try segment.redactedForms(from: segment.first).starts(with: known)
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
