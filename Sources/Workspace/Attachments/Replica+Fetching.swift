import Community
import Journal
import Sync

/// The bytes of an attachment, and where they were.
public struct AttachmentContent: Hashable, Sendable {
  /// Where the bytes were found.
  public enum Origin: Hashable, Sendable {
    /// In this home.
    case home
    /// In the share whose folder this is.
    case share(String)
  }

  /// The bytes; their hash is the attachment's.
  public let bytes: [UInt8]
  /// Where they were found.
  public let origin: Origin
}

extension Replica {
  /// The bytes of an attachment: from this home, else from the first share that has them.
  ///
  /// What is fetched is kept, so that the next look needs no share, and so that this site can give
  /// it to others. A replica that is open for look-ups keeps it only when nobody is writing just
  /// then; a disk that is full keeps nobody from looking at what was fetched.
  ///
  /// - Throws: ``AttachmentError/notHere(_:_:)``, as ``WorkspaceError/attachment(_:)``.
  public func content(of attachment: Attachment) throws(WorkspaceError) -> AttachmentContent {
    do { return try found(attachment) } catch { throw WorkspaceError(error) }
  }

  private func found(_ attachment: Attachment) throws -> AttachmentContent {
    var search = AttachmentError.Search()
    guard let name = BlobName(attachment.digest) else {
      throw AttachmentError.notHere(attachment, search)
    }
    switch folder.blobs.read(name) {
    case .sound(let bytes): return AttachmentContent(bytes: bytes, origin: .home)
    case .damaged: search.isDamagedHere = true
    case .missing: break
    }
    let passing = passingLock()
    defer { passing?.release() }
    let mayStore = lock != nil || passing != nil
    if let found = try fetch(name, size: attachment.size, mayStore: mayStore, &search) {
      return found
    }
    throw AttachmentError.notHere(attachment, search)
  }

  /// The home's lock for a moment, when this replica does not hold it and nobody else does.
  private func passingLock() -> (any FileLock)? {
    guard lock == nil else { return nil }
    do { return try folder.lockNow() } catch {
      // A home that can only be read can still be read.
      return nil
    }
  }

  /// Looks for a blob in the shares, and keeps it if that is possible. A share that fails stops
  /// nobody from asking the next one.
  func fetch(
    _ name: BlobName, size: Int, mayStore: Bool, _ search: inout AttachmentError.Search
  ) throws -> AttachmentContent? {
    let home = try store()
    for path in settings.shares {
      let finding: BlobFinding
      do {
        finding = try Pull(into: home, from: share(at: path))
          .blob(name, size: size, mayStore: mayStore)
      } catch {
        search.unavailable.append(path)
        continue
      }
      search.shares.append(path)
      switch finding {
      case .found(let bytes):
        if mayStore { _ = try? folder.blobs.store(bytes) }
        return AttachmentContent(bytes: bytes, origin: .share(path))
      case .arriving: search.arriving.append(path)
      case .refused: search.refused.append(path)
      case .nothing: continue
      }
    }
    return nil
  }
}

extension Replica {
  /// Those of `names` whose bytes are not what they say.
  func damagedBlobs(_ names: [BlobName]) -> [BlobName] {
    var damaged: [BlobName] = []
    for (done, name) in names.enumerated() {
      report(.receiving(done, of: names.count))
      if case .damaged = folder.blobs.read(name) { damaged.append(name) }
    }
    return damaged
  }

  /// Fetches the attachments anew that are damaged here. One that nobody has sound stays as it is:
  /// half a photo may be better than none.
  func repairBlobs(_ repaired: inout Repaired) throws {
    for name in damagedBlobs(try folder.blobs.names()) {
      var search = AttachmentError.Search()
      let path = folder.blobs.path(of: name)
      let found = try fetch(name, size: 0, mayStore: false, &search)
      guard let found else {
        repaired.damagedAttachments.append(path)
        continue
      }
      try folder.blobs.store(found.bytes)
      repaired.attachments.append(path)
    }
  }
}
