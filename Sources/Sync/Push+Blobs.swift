import Journal

extension Push {
  /// Copies the attachments that the home holds and the share lacks, whoever attached them.
  ///
  /// They go before the segments that name them, so that whoever reads of one finds it. News is
  /// found by names: `blobs/` is listed once, and of its folders those that the home has something
  /// in. A home without attachments lists nothing.
  ///
  /// - Parameter awaited: files that others found not to be what their names say, by their paths:
  ///   some of them are read at each push.
  /// - Returns: how many were copied.
  func giveBlobs(_ awaited: Set<String>) throws -> Int {
    let ours = try home.blobs.folders()
    guard !ours.isEmpty, let there = try readableNames(in: "blobs") else { return 0 }
    var (count, looksLeft) = (0, Self.mostAwaited)
    for folder in ours {
      let path = "blobs/\(folder)"
      let isThere = there.contains(folder)
      guard let listed = isThere ? try readableNames(in: path) : [] else { continue }
      for name in try home.blobs.names(in: folder) {
        if listed.contains(name.text) {
          let file = "\(path)/\(name)"
          guard looksLeft > 0, awaited.contains(file) else { continue }
          looksLeft -= 1
          let bytes = try share.bytes(of: file, limit: BlobFolder.maximumSize)
          if bytes.map(name.matches) ?? false { continue }
        }
        // One that has rotted here is for a verification to tell, and keeps nothing else back.
        guard let bytes = home.blobs.read(name).bytes else { continue }
        guard try isWritten(NamedFile(name.text, bytes), in: path) else { break }
        count += 1
      }
    }
    return count
  }

  /// How many attachments that others await are read at each push: they are large.
  private static let mostAwaited = 4

  /// Writes a file; not when something that is no folder stands in the folder's place. That
  /// concerns these attachments alone, and must not keep everybody's changes from the share.
  private func isWritten(_ file: NamedFile, in folder: String) throws -> Bool {
    guard !isTrial else { return true }
    do throws(ShareError) {
      try share.write([file], in: folder)
      return true
    } catch {
      guard case .file(let failure) = error, failure.operation == .makeFolder,
        case .other = failure.reason
      else { throw error }
      return false
    }
  }

  /// The names in a folder of the share; `nil` when it can't be listed now. It would seem empty,
  /// and all that the home holds would be copied into it, or into what a link there leads to.
  private func readableNames(in folder: String) throws -> Set<String>? {
    do throws(ShareError) {
      return Set(try share.list(folder))
    } catch {
      guard case .file = error else { throw error }
      return nil
    }
  }
}

extension Push {
  /// Reads every attachment of the share, and puts right what is not what its name says where the
  /// home has it. What the home lacks is named, and stays: it may be a copy that is under way.
  func mendBlobs(_ mended: inout Mended) throws {
    for folder in try share.names(in: "blobs").filter(BlobName.isFolder).sorted() {
      let path = "blobs/\(folder)"
      for name in try share.names(in: path).compactMap({ BlobName($0) }).sorted() {
        guard name.folder == folder else {
          mended.left.append("\(path)/\(name)")
          continue
        }
        try mend(path, name.text, home.blobs.read(name).bytes, isReplaced: false, &mended) {
          name.matches($0)
        }
      }
    }
  }
}
