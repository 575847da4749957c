import Journal
import Merge
import Sync
import Workspace

/// The status for other programs.
struct StatusJSON {
  let text: String

  init(_ status: Workspace.Status) {
    let records = Value(object: status.records.map { ($0.kind, Value($0.count)) })
    text =
      Value(object: [
        ("barred", Value(status.place.isBarred)), ("changes", Value(status.changes)),
        ("clocks", Value(array: status.clocks.map(\.json))),
        ("conflicts", Value(status.conflicts)),
        ("erasures", Value(array: status.erasures.map(\.json))), ("home", Value(Edge.home)),
        ("lead", Value(status.isLead)), ("missing", Value(array: status.missing.map(Self.json))),
        ("network", Value(status.network)), ("onHold", Value(status.onHold)),
        ("own", Value(Int(status.own))), ("place", Value(status.place.code)),
        ("quarantine", Value(array: status.quarantine.map { Value($0) })),
        ("questions", Self.json(status.questions)), ("records", records),
        ("shares", Value(array: status.shares.map { ShareState($0).json })),
        ("site", Value(status.site.id)), ("siteName", Value(status.site.name)),
        ("sites", Value(array: status.peers.map(Self.json))),
        ("unknown", Value(array: status.unknown.map { Value($0) })),
        ("waiting", Value(Int(status.waiting))),
      ]).json
  }

  static func json(_ questions: [LeadQuestion]) -> Value {
    var (contesting, lapsed): ([Value], [Value]) = ([], [])
    var (orphans, stranded): ([Value], [Value]) = ([], [])
    for question in questions {
      switch question {
      case .contested(let site, let rivals):
        contesting.append(
          Value(object: [
            ("rivals", Value(array: rivals.map { Value($0.id) })), ("site", Value(site.id)),
          ]))
      case .orphan(let site, let lead, _):
        orphans.append(Value(object: [("by", Value(lead.id)), ("site", Value(site.id))]))
      case .stranded(let site, let lead):
        stranded.append(Value(object: [("by", Value(lead.id)), ("site", Value(site.id))]))
      case .lapsed(let record): lapsed.append(Value(record))
      case .onlyLead: break
      }
    }
    return Value(object: [
      ("contesting", Value(array: contesting)), ("lapsedErasures", Value(array: lapsed)),
      ("onlyLead", Value(questions.contains(.onlyLead))), ("orphans", Value(array: orphans)),
      ("stranded", Value(array: stranded)),
    ])
  }

  private static func json(_ missing: MissingChanges) -> Value {
    Value(object: [
      ("at", Value(array: missing.at.map { Value($0.id) })), ("from", Value(Int(missing.from))),
      ("site", Value(missing.site.id)), ("through", Value(Int(missing.through))),
    ])
  }

  private static func json(_ peer: Workspace.Status.Peer) -> Value {
    var members: [(key: String, value: Value)] = [
      ("held", Value(Int(peer.held))), ("lead", Value(peer.isLead)),
      ("merged", Value(Int(peer.merged))), ("name", Value(peer.site.name)),
      ("origin", Value(peer.origin)), ("place", Value(peer.place.code)),
      ("seen", Value(Int(peer.seen))), ("setAside", Value(Int(peer.setAside))),
      ("site", Value(peer.site.id)),
    ]
    if let at = peer.at { members.append(("at", Value(at.text))) }
    if let old = peer.continues { members.append(("continues", Value(old))) }
    if case .revoked(let seq) = peer.place { members.append(("through", Value(Int(seq)))) }
    return Value(object: members)
  }
}

extension ErasureState {
  /// The state for other programs.
  var json: Value {
    Value(object: [
      ("confirmed", Value(array: confirmed.map { Value($0.id) })), ("record", Value(record)),
      ("waiting", Value(array: waiting.map { Value($0.id) })),
    ])
  }
}
