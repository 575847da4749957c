import Merge

/// Which first entries may let their site in, where anybody who holds a key makes any number.
///
/// A key continues itself as often as somebody likes, a code that leaked is joined by as often, and
/// each such entry is a journal that everybody keeps. So of those that go back to one site that was
/// let in, and of those by one code, only the first count: by the length of the chain, then the
/// site id, whatever becomes of any of them. Who is pinned needs no place among them.
struct FirstEntryQuota {
  /// The most sites that go back to one, or come by one code.
  static let most = 64

  private var counted: Set<Int> = []

  init(_ facts: RosterFacts) {
    for code in facts.codes {
      let joins = Dictionary(
        grouping: facts.facts(about: .joins(code)).filter { facts.all[$0].isProvenJoin }
      ) { facts.all[$0].name.site }
      for site in joins.keys.sorted().prefix(Self.most) { counted.formUnion(joins[site] ?? []) }
    }
    for (root, firsts) in facts.firsts where firsts.contains(where: { facts.all[$0].isRoot }) {
      var seen: Set = [root]
      var last = [root]
      while !last.isEmpty {
        let found = Dictionary(
          grouping: last.flatMap { facts.facts(about: .continuations($0)) }
            .filter {
              facts.all[$0].isProvenContinuation && !seen.contains(facts.all[$0].name.site)
            }
        ) { facts.all[$0].name.site }
        last = Array(found.keys.sorted().prefix(Self.most + 1 - seen.count))
        seen.formUnion(last)
        for site in last { counted.formUnion(found[site] ?? []) }
      }
    }
  }

  /// Whether the join or continuation `fact` is among those that count.
  func admits(_ fact: Int) -> Bool { counted.contains(fact) }
}

extension Fact {
  fileprivate var isRoot: Bool {
    if case .founding = content { true } else { isProvenJoin }
  }

  fileprivate var isProvenJoin: Bool {
    if case .join(let join) = content { join.isProven } else { false }
  }

  fileprivate var isProvenContinuation: Bool {
    guard case .continuation(let continuation) = content else { return false }
    return continuation.isOwnKey && continuation.from != nil && !continuation.proven.isEmpty
  }
}
