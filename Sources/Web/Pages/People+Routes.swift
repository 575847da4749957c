import Community
import Workspace

extension Routes {
  /// Who knows what, and who is noted twice.
  static let people: [Route] = [
    .page("/ask") { visit, replica in try AskPage(visit, replica).answer },
    .page("/twins") { visit, replica in try TwinsPage(visit, replica).answer },
    .change("/unite") { visit, replica in
      guard let into = RecordName(visit.form["into"] ?? ""), into.kind == Kind.member.name,
        let other = RecordName(visit.form["other"] ?? ""), other.kind == Kind.member.name
      else { throw PageError.noSuchPage }
      _ = try replica.merge(other.text, into: into.text, by: try replica.person())
      return .goTo("/\(into.text)?note=united")
    },
    .page("/charter") { visit, replica in
      if try replica.view(of: Kind.charterRecord) != nil { return .goTo("/" + Kind.charterRecord) }
      return try ListPage(visit, replica, kind: .charter).answer
    },
  ]
}
