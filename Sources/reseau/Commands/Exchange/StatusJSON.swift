import Journal
import Merge
import Workspace

/// The status for other programs.
struct StatusJSON {
  let text: String

  init(_ status: Workspace.Status) {
    let records = Value(object: status.records.map { ($0.kind, Value($0.count)) })
    text =
      Value(object: [
        ("changes", Value(status.changes)), ("conflicts", Value(status.conflicts)),
        ("home", Value(Edge.home)), ("lead", Value(status.isLead)),
        ("network", Value(status.network)), ("own", Value(Int(status.own))),
        ("quarantine", Value(array: status.quarantine.map { Value($0) })), ("records", records),
        ("shares", Value(array: status.shares.map { ShareState($0.folder, $0.failure).json })),
        ("site", Value(status.site.id)), ("siteName", Value(status.site.name)),
        ("sites", Value(array: status.peers.map(Self.json))),
        ("unknown", Value(array: status.unknown.map { Value($0) })),
        ("waiting", Value(Int(status.waiting))),
      ]).json
  }

  private static func json(_ peer: Workspace.Status.Peer) -> Value {
    var members: [(key: String, value: Value)] = [
      ("held", Value(Int(peer.held))), ("lead", Value(peer.isLead)),
      ("merged", Value(Int(peer.merged))), ("name", Value(peer.site.name)),
      ("seen", Value(Int(peer.seen))), ("site", Value(peer.site.id)),
    ]
    if let at = peer.at { members.append(("at", Value(at.text))) }
    return Value(object: members)
  }
}
