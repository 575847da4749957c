import Journal

/// What a share has of an attachment that somebody wants.
public enum BlobFinding: Hashable, Sendable {
  /// The bytes, checked against the name.
  case found([UInt8])
  /// The start of it: it is still being copied.
  case arriving
  /// Something else lies under its name; it was refused.
  case refused(Refusal)
  /// Nothing: it is not there, or not yet.
  case nothing
}

extension Pull {
  /// Fetches the attachment called `name`, without storing it in the home.
  ///
  /// An exchange leaves attachments where they are: they are large, and most sites never look at
  /// most of them. What is refused goes to the quarantine, and is read again when it is wanted
  /// again: a drive may list a file at full length before its bytes are there.
  ///
  /// - Parameters:
  ///   - name: what its bytes hash to.
  ///   - size: how many bytes it should have, as a record says. It only tells a copy that is under
  ///     way from a false one; the name alone is believed.
  ///   - mayStore: whether the home may be written to, so that what is refused can be kept.
  public func blob(_ name: BlobName, size: Int, mayStore: Bool) throws -> BlobFinding {
    try sorting {
      try share.check(belongsTo: home.network)
      let path = "blobs/\(name.folder)/\(name)"
      let bytes: [UInt8]
      do throws(ShareError) {
        guard let read = try share.read(path, limit: BlobFolder.maximumSize) else {
          return .nothing
        }
        bytes = read
      } catch {
        guard case .file(let failure) = error else { throw error }
        guard failure.reason == .tooLarge else { return .nothing }
        return try refuse(NamedFile(name.text, []), .oversized, mayStore)
      }
      if name.matches(bytes) {
        if mayStore, try home.quarantine.names().contains(name.text) {
          try home.quarantine.remove(name.text)
        }
        return .found(bytes)
      }
      if bytes.count < size { return .arriving }
      return try refuse(NamedFile(name.text, bytes), .otherContent, mayStore)
    }
  }

  private func refuse(
    _ file: NamedFile, _ reason: Refusal, _ mayStore: Bool
  ) throws -> BlobFinding {
    if mayStore { try home.quarantine.keep([(file, reason)]) }
    return .refused(reason)
  }
}
