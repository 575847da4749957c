import Community
import Workspace

/// How a person is named on the command line.
enum PersonHandle {
  /// The record of the member that `handle` means; one that is gone, or was erased, goes by its
  /// whole name alone.
  ///
  /// - Throws: ``Complaint`` when it means a record that is no member's.
  static func record(_ handle: String, in replica: Replica) throws -> String {
    do {
      return try replica.record(handle, kind: Kind.member.name).record
    } catch WorkspaceError.noSuchRecord {
      let name = handle.contains("/") ? handle : "\(Kind.member.name)/\(handle)"
      if Kind.of(record: name) == .member, try replica.remembers(name) { return name }
      guard let other = try? replica.record(handle) else {
        throw WorkspaceError.noSuchRecord(handle)
      }
      throw Complaint(
        .badData,
        fr: "\(Visible.line(other.title)) (\(other.record)) n’est pas un membre : c’est d’une "
          + "personne qu’il s’agit ici.",
        en: "\(Visible.line(other.title)) (\(other.record)) is no member: this is about persons.")
    }
  }
}
