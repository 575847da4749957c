import Catalog
import Workspace

/// What a shell may offer for a word that is being typed. A home that can't be opened offers
/// nothing, and says nothing.
enum Completions {
  /// The ids of the records of a kind.
  static func records(of kind: String?, _ start: String) -> [String] {
    let items = try? Replica.reading { try $0.list(kind: kind, limit: 1000) }
    return (items ?? []).map {
      kind == nil ? $0.name : String($0.name.drop { $0 != "/" }.dropFirst())
    }
    .filter { $0.hasPrefix(start) }
  }

  /// The names of the files of a record that stands in the words before.
  static func attachments(_ words: [String], _ start: String) -> [String] {
    let names = try? Replica.reading { replica in
      let view = words.lazy.compactMap { try? replica.record($0) }.first
      return try view.map { try replica.attachments(of: $0).compactMap(\.attachment?.name) }
    }
    return ((names ?? nil) ?? []).filter { $0.hasPrefix(start) }
  }

  /// The skills that members name.
  static func skills(_ start: String) -> [String] {
    (try? Replica.reading { try $0.skills(from: start, limit: 100) }) ?? []
  }

  /// The folders of this site's shares.
  static func shares() -> [String] {
    (try? Replica.reading { $0.settings.shares }) ?? []
  }

  /// The ids of the network's sites.
  static func sites() -> [String] {
    let sites = try? Replica.reading { try $0.members() }
    return (sites ?? []).map(\.id)
  }

  /// The invitations that nobody has used.
  static func invitations() -> [String] {
    let all = try? Replica.reading { try $0.invitations() }
    return (all ?? []).filter { !$0.isWithdrawn && $0.usedBy == nil }.map(\.record)
  }
}
