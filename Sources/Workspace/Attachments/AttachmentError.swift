import Community

/// Why something about attachments was not done.
public enum AttachmentError: Error, Hashable, Sendable {
  /// The file called `name` has more than ``Attachment/largest`` bytes.
  case tooLarge(name: String)
  /// A file can't be attached under this name.
  case name(String, Attachment.NameFlaw)
  /// Records of this kind have no attachments.
  case noneAllowed(record: String)
  /// The record has no attachment that goes by this handle.
  case noSuch(handle: String, record: String)
  /// Several attachments of the record go by this handle.
  case ambiguous(handle: String, [Attachment])
  /// The bytes are neither in the home nor in a share that can be reached.
  case notHere(Attachment, Search)

  /// Where an attachment was looked for in vain.
  public struct Search: Hashable, Sendable {
    /// The shares that could be read.
    public internal(set) var shares: [String] = []
    /// Of them, those in which it is still being copied.
    public internal(set) var arriving: [String] = []
    /// Of them, those in which something else lies under its name, which was refused.
    public internal(set) var refused: [String] = []
    /// The shares that could not be read.
    public internal(set) var unavailable: [String] = []
    /// Whether the home's own copy is damaged.
    public internal(set) var isDamagedHere = false

    init() {}
  }
}
