import Catalog
import Community
import Exchange
import Merge

extension Replica {
  /// What the live records of `kind` show, sorted by title.
  public func sheets(
    of kind: Kind, where filters: [ListFilter] = []
  ) throws(WorkspaceError) -> [Sheet] {
    try reading { reader in
      let ranks = JournalTable(try reader.journals()).ranks
      return try reader.list(kind: kind.name, where: filters).compactMap { item in
        guard let bytes = try reader.state(of: item.name) else { return nil }
        let view = RecordView(item.name, try RecordState(encoded: bytes)) {
          ranks[Int($0.rawValue)]
        }
        return view.map { Sheet($0) }
      }
    }
  }
}
