import Catalog
import Community
import Journal
import Merge
import Sync

/// Why a home could not do what was asked.
public enum WorkspaceError: Error, Sendable {
  /// There is no home at this path.
  case noHome(String)
  /// There is a home at this path already.
  case homeExists(String)
  /// A home's own settings or key can't be read.
  case homeDamaged(path: String)
  /// The home's format is newer than this program.
  case newerHome(Int)
  /// Another process is writing to the home.
  case busy
  /// A journal could not be read or written.
  case journal(JournalError)
  /// The index could not be read or written.
  case index(CatalogError)
  /// The disk refused.
  case file(FileError)
  /// An exchange with a share failed.
  case sync(SyncError)
  /// No record goes by this handle.
  case noSuchRecord(String)
  /// Several records go by this handle.
  case ambiguous(String, [ListItem])
  /// A typed change breaks a rule; the line where it stands, from 1, when it came in a file.
  case rule(RuleError, line: Int?)
  /// A line of a file is no change.
  case draft(DraftError, line: Int)
  /// A step of an edit reaches beyond the text.
  case outsideText(record: String, field: String, length: Int, line: Int?)
  /// Only a lead may do this.
  case leadsOnly
  /// Without this site nobody would lead the network.
  case lastLead
  /// The network does not believe what this site writes (any more), for this reason: it was
  /// revoked, say, or its invitation served somebody else.
  case barred(SiteID, Status.Place)
  /// A change was not recorded, since the network would not believe it: see ``barred(_:_:)``.
  case notBelieved(SiteID, Status.Place)
  /// The record was erased on purpose, for ever.
  case erased(String)
  /// No site of the network goes by this handle.
  case noSuchSite(String)
  /// The site does not belong to the network, for this reason, or since it was revoked.
  case outsider(SiteName, Status.Place, PastRevocation?)
  /// Several sites of the network go by this handle.
  case ambiguousSite(String, [SiteName])
  /// No open invitation goes by this handle.
  case noSuchInvitation(String)
  /// The invitation has served already: for the site of this name.
  case invitationUsed(String)
  /// The home's own journal has lost entries, and no share that can be reached has them.
  case beyondRepair(SiteID, missing: UInt32)
  /// The invitation has expired.
  case invitationExpired(Timestamp)
  /// Nothing of this kind may be put into the folder at this path.
  case obstacle(FolderObstacle, at: String)
  /// No share of this home goes by this handle.
  case noSuchShare(String)
  /// An answer to a survey is refused.
  case ballot(BallotError)
  /// The field has nothing to decide.
  case nothingToDecide(record: String, field: String)
  /// The site has no value in this conflict.
  case notInConflict(site: String, field: String)
  /// Something about attachments.
  case attachment(AttachmentError)
  /// Something about a backup.
  case backup(BackupError)
  /// The record has no such field, or one of another type.
  case noSuchField(record: String, field: String)
}

extension WorkspaceError {
  /// Whether the disk takes nothing more: it is full, or this user may not write there. What it
  /// holds can still be read, as a rule.
  var isDiskClosed: Bool {
    switch self {
    case .file(let error), .journal(.file(let error)):
      error.reason == .denied || error.reason == .noSpace
    case .index(.denied), .index(.diskFull), .index(.io): true
    default: false
    }
  }
}
