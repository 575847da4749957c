/// Where a home lives: which machine, which path, which folder.
///
/// A home that was copied to another machine, or to another folder of the same one, finds itself
/// elsewhere, and goes on as a new incarnation before it writes: two homes that write as one site
/// would name two entries by one dot. A folder that was only moved is still the same folder.
public struct Whereabouts: Hashable, Sendable {
  /// What names the machine, for as long as its system is installed.
  public let machine: String
  /// The folder's path, without links.
  public let path: String
  /// What names the folder on its disk, whatever it is called.
  public let folder: String

  /// Describes a place.
  public init(machine: String, path: String, folder: String) {
    self.machine = machine
    self.path = path
    self.folder = folder
  }

  /// Whether a home that lived here can be the one that lives at `other`, and no copy of it.
  func isSameHome(as other: Whereabouts) -> Bool {
    machine == other.machine && (path == other.path || folder == other.folder)
  }
}
