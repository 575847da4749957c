/// Who may belong, and who may be a lead, whatever was taken back, contested, or came too late.
///
/// It grows with what is known, save that of too many by one code the first stay. So whoever takes
/// the journals of these ends with the same ones, in whatever order they come. What is believed
/// can't say whose journals to take: a lead that seems to be revoked may have revoked who revoked
/// it, in an entry that nobody would then ask for.
struct NaiveCandidates {
  /// The sites that may be leads. Their journals are taken whole.
  private(set) var leads: Set<String> = []
  /// The places of the entries by which sites may come in.
  private(set) var firsts: Set<Int> = []
  /// The sites that may come in.
  private var sites: Set<String> = []

  /// Finds them.
  init(_ facts: NaiveFacts) {
    leads = Set(facts.founders.map(facts.site))
    firsts = Set(facts.founders)
    sites = leads
    var count = -1
    while count < leads.count + firsts.count {
      count = leads.count + firsts.count
      for join in facts.joins { admit(join, facts) }
      for continuation in facts.continuations {
        let site = facts.site(continuation.entry)
        guard facts.near.contains(continuation.entry), sites.contains(continuation.old) else {
          continue
        }
        firsts.insert(continuation.entry)
        sites.insert(site)
        if leads.contains(continuation.old) { leads.insert(site) }
      }
      for grant in facts.grants where leads.contains(facts.site(grant.entry)) {
        if sites.contains(grant.site) { leads.insert(grant.site) }
      }
    }
  }

  private mutating func admit(
    _ join: (entry: Int, key: String, role: String, code: String), _ facts: NaiveFacts
  ) {
    let site = facts.site(join.entry)
    let roles =
      facts.invitations.filter {
        $0.code == join.code && facts.few.contains(join.entry)
          && leads.contains(facts.site($0.entry))
      }.map(\.role)
      + facts.pins.filter { $0.site == site && leads.contains(facts.site($0.entry)) }.map(\.role)
    guard !roles.isEmpty else { return }
    firsts.insert(join.entry)
    sites.insert(site)
    if roles.contains("lead") { leads.insert(site) }
  }
}
