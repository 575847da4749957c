import Merge

/// Which continuations are close enough to a join to be admitted.
///
/// A key continues itself as often as somebody likes, and each continuation is a journal that
/// everybody keeps. So of all that go back to one site that was let in, the first count, by the
/// length of the chain, then the site id: whatever becomes of any of them.
struct ContinuationChains {
  /// The most continuations that go back to one site.
  static let most = 64

  private var near: Set<Int> = []

  init(_ facts: RosterFacts) {
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
        for site in last { near.formUnion(found[site] ?? []) }
      }
    }
  }

  /// Whether the continuation `fact` is among those that count.
  func admit(_ fact: Int) -> Bool { near.contains(fact) }
}

extension Fact {
  fileprivate var isRoot: Bool {
    switch content {
    case .founding: true
    case .join(let join): join.isProven
    default: false
    }
  }

  fileprivate var isProvenContinuation: Bool {
    guard case .continuation(let continuation) = content else { return false }
    return continuation.isOwnKey && continuation.from != nil && !continuation.proven.isEmpty
  }
}
