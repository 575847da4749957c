import Community
import Merge

extension Replica {
  /// Keeps a record that was deleted at one site while another one changed it, and decides nothing
  /// else about it: a bare change, which has seen both.
  ///
  /// - Throws: ``WorkspaceError/nothingToDecide(record:field:)``.
  public func keep(_ record: String, by member: String? = nil) throws(WorkspaceError) {
    guard try view(of: record)?.isEditedWhileDeleted == true else {
      throw .nothingToDecide(record: record, field: "")
    }
    do {
      _ = try commit(by: member) { try $0.add(Change(on: record)) }
    } catch {
      throw WorkspaceError(error)
    }
  }
}
