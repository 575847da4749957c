import Merge

// Joins by codes that nobody has pinned.
extension Admissions {
  /// The joins by the code `key` that nothing but other ones stands against.
  func candidates(_ key: PublicKey) -> [Int] {
    facts.facts(about: .joins(key)).filter { number in
      let site = facts.all[number].name.site
      guard case .join(let join) = facts.all[number].content, quota.admits(number),
        let expires = expiries[Offer(key: key, role: join.role)],
        facts.all[number].at <= expires
      else { return false }
      return losses.leave(number) && served[key].map { $0 == site } ?? true
        && (losses.withdrawals[key] ?? []).allSatisfy { facts.hears($0, number) }
        && (pins[key] ?? []).allSatisfy { pinned($0) == site }
    }
  }

  private func pinned(_ number: Int) -> SiteID? {
    if case .admission(let admission) = facts.all[number].content { admission.site } else { nil }
  }

  /// The joins that are admitted by the code `key`: when all are of one site, those with the key
  /// that it has, if it is admitted already.
  func uncontested(_ key: PublicKey) -> [Int] {
    let joins = candidates(key)
    guard Set(joins.map { facts.all[$0].name.site }).count == 1 else { return [] }
    return joins.filter { join in
      (known[facts.all[join].name.site]?.firsts ?? []).allSatisfy {
        facts.all[$0].key == facts.all[join].key
      }
    }
  }
}
