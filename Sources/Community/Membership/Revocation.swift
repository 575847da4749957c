import Merge

/// A lead's word that a site is believed no further than one of its entries.
public struct Revocation: Hashable, Sendable {
  /// The site that is revoked.
  public let site: SiteID
  /// The last entry of its journal that is believed; 0 for none at all.
  public let seq: UInt32
  /// The chain hash of its journal at `seq`, so that a journal rewritten below it is not taken
  /// for the one that was meant; `nil` when `seq` is 0.
  public let chain: String?
  /// The sites that continue it and stay all the same.
  public let keeps: [SiteID]

  /// Makes the revocation of `site` after its entry `seq`.
  ///
  /// - Parameters:
  ///   - chain: 64 hex digits in lower case, exactly when `seq` is not 0.
  ///   - keeps: its continuations that stay, at most 10,000: a stolen key can continue a site.
  public init(site: SiteID, seq: UInt32, chain: String?, keeps: [SiteID]) {
    self.site = site
    self.seq = seq
    self.chain = chain
    self.keeps = keeps
  }

  /// Reads a revocation; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .revocation) != nil,
      let site = change.string("site").flatMap({ SiteID($0) }),
      let seq = change.number("seq"),
      let keeps = change.sets("keeps") ? change.sites("keeps") : []
    else { return nil }
    let chain = change.string("chain")
    guard change.sets("chain") == (seq > 0), chain.map(\.isDigest) ?? (seq == 0) else {
      return nil
    }
    self.init(site: site, seq: seq, chain: chain, keeps: keeps)
  }

  /// The change that a lead writes, on `revocation/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    var change = Change(on: RecordName(kind: .revocation, id: id).text)
    change.set = [FieldChange("site", to: site.text), FieldChange("seq", to: seq)]
    if let chain { change.set.append(FieldChange("chain", to: chain)) }
    if !keeps.isEmpty { change.set.append(FieldChange("keeps", to: keeps)) }
    return change
  }
}
