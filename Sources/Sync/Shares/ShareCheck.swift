import Journal
import Merge

/// What a folder can do as a share, as far as trying tells.
///
/// Sync needs little of a drive, and each ``Need`` is something that a push or a pull really does.
/// All else is told because it explains what people see, and keeps nobody from syncing.
public struct ShareCheck: Hashable, Sendable {
  /// What sync does in a share, in the order in which it is tried.
  public enum Need: String, CaseIterable, Sendable {
    /// Making a folder.
    case folder
    /// Creating a file.
    case create
    /// Making a file durable.
    case sync
    /// Reading back, when opened anew, just what was written.
    case read
    /// Giving a file another name.
    case rename
    /// Putting a file in the place of another in one step.
    case replace
    /// Taking names of ``ShareCheck/neededName`` characters, and listing them as they are.
    case name
    /// Removing files.
    case remove
  }

  /// Why a need is not met.
  public enum Shortcoming: Hashable, Sendable {
    /// The drive said no.
    case refused(FileError)
    /// The drive said yes, and yet it was not so.
    case untrue
  }

  /// What the folder is to the sites that exchange in it.
  public enum Standing: Hashable, Sendable {
    /// A share.
    case share(ShareMark)
    /// A share whose mark is missing; a push writes it again.
    case withoutMark
    /// A folder with other things in it.
    case folder
    /// A folder with nothing in it, as where an unmounted drive would be.
    case emptyFolder
    /// Something that no site of this version may write to.
    case closed(ShareError)
  }

  /// The most characters that a name in a share has, and some to spare.
  public static let neededName = 96

  /// What the folder is.
  public let standing: Standing
  /// Which needs are met.
  public internal(set) var met: Set<Need> = []
  /// Which needs are not met. What needs another one that is not met was not tried.
  public internal(set) var shortcomings: [Need: Shortcoming] = [:]
  /// Whether folders are made durable when asked; shares that refuse serve all the same.
  public internal(set) var syncsFolders: Bool?
  /// Whether `a` and `A` are two names.
  public internal(set) var isCaseSensitive: Bool?
  /// The longest name that was taken, in characters.
  public internal(set) var longestName: Int?
  /// After how many milliseconds a new file stood in the listing; `nil` when it did not in time.
  public internal(set) var listingDelay: Int64?
  /// By how many milliseconds the drive's clock is ahead of this machine's.
  public internal(set) var clockLead: Int64?
  /// How many bytes can still be written, where the drive knows.
  public internal(set) var freeSpace: Int?
  /// The scratch folders that checks left here when they were interrupted. They can be removed.
  public internal(set) var leftovers: [String] = []

  init(_ standing: Standing) { self.standing = standing }

  /// Whether sync can do here all that it must.
  public var isUsable: Bool { met.count == Need.allCases.count }
}
