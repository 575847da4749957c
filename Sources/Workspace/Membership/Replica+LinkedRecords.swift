// What an erasure of a person would take along, told so that somebody can decide about each.

import Catalog
import Community
import Journal
import Merge

/// A member's record that is said to tell about the same person as another one.
public struct LinkedRecord: Sendable {
  /// What ties two records together: one says that it is the same person as the other.
  public struct Tie: Sendable {
    /// The record that says so.
    public let record: String
    /// What it calls the person; `nil` when it is gone.
    public let title: String?
    /// The record that it names.
    public let target: String
    /// What that one calls the person; `nil` when it is gone.
    public let targetTitle: String?
    /// The site that wrote it; `nil` when that was erased.
    public let site: SiteName?
    /// When, by that site's clock.
    public let at: Timestamp?
  }

  /// The record, `member/…`.
  public let record: String
  /// What it calls the person itself; what it did last, when it was removed.
  public let title: String?
  /// The site that it names.
  public let site: String?
  /// The mail address that it names.
  public let email: String?
  /// Whether it was removed; its history is still there.
  public let isRemoved: Bool
  /// The ties that it is in.
  public let ties: [Tie]
}

extension Replica {
  /// The records, live or removed, that are linked to `record`, directly or through others, and
  /// were not erased: each as it speaks of itself, whatever stands for the person.
  public func linkedRecords(of record: String) throws(WorkspaceError) -> [LinkedRecord] {
    let others = try recordsToForget(of: record).filter { $0 != record }
    guard !others.isEmpty else { return [] }
    let links = try reading { try $0.links() }
    var linked: [LinkedRecord] = []
    for other in others {
      let live = try view(of: other)
      let view = if let live { live } else { try recordHistory(of: other).lastView }
      var ties: [LinkedRecord.Tie] = []
      for link in links where [link.name, link.target].contains(other) {
        ties.append(try tie(link))
      }
      linked.append(
        LinkedRecord(
          record: other, title: view?.title, site: view?.string("site"),
          email: view?.string("email"), isRemoved: live == nil, ties: ties))
    }
    return linked
  }

  /// What the record called `name` says itself that it is called; of one that is part of a person,
  /// too. `nil` when it is gone.
  public func ownTitle(of name: String) throws(WorkspaceError) -> String? {
    try view(of: name)?.title
  }

  private func tie(_ link: RecordLink) throws(WorkspaceError) -> LinkedRecord.Tie {
    let word = try history(of: link.name).last { past in
      past.change?.set.contains { $0.field == "same" && $0.content == Value(link.target) } == true
    }
    return LinkedRecord.Tie(
      record: link.name, title: try ownTitle(of: link.name), target: link.target,
      targetTitle: try ownTitle(of: link.target), site: word?.site, at: word?.at)
  }
}
