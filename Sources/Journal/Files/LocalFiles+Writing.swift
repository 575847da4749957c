// Putting files in the place of others: written beside, made durable, renamed.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension LocalFiles {
  /// Files on their way into a folder: under their temporary names first.
  struct Writing {
    private let files: [NamedFile]
    private let path: String
    private let temporary: String
    private let mode: mode_t
    private let disk: LocalFiles

    init(
      _ files: [NamedFile], in path: String, temporary: String, mode: mode_t, of disk: LocalFiles
    ) {
      self.files = files
      self.path = path
      self.temporary = temporary
      self.mode = mode
      self.disk = disk
    }

    /// Writes, syncs and closes each file under its temporary name; on failure none is left.
    func write(isDurable: Bool) throws(FileError) {
      try inFolder { (folder, names) throws(FileError) in
        for (file, name) in zip(files, names) {
          let descriptor = try Descriptor(
            making: name, "\(path)/\(name.name)", mode: mode, patience: disk.patience)
          try descriptor.finish { () throws(FileError) in
            try descriptor.write(file.bytes, at: 0)
            if isDurable { try descriptor.sync() }
          }
        }
      }
    }

    /// Renames them all, and syncs the folder.
    func rename(isDurable: Bool) throws(FileError) {
      try inFolder { (folder, names) throws(FileError) in
        for (file, name) in zip(files, names) {
          let place = Place.named(file.name, in: folder.number, disk.calls)
          try disk.rename(name, to: place, "\(path)/\(file.name)")
        }
        if isDurable { try folder.syncNames() }
      }
    }

    /// Removes what lies there under a temporary name.
    func takeBack() {
      try? inFolder { (_, names) in
        for name in names { _ = disk.calls.unlink(name.name, in: name.folder) }
      }
    }

    /// Returns when all that was written to this folder's file system is durable; false where that
    /// can't be asked for.
    func syncAll() throws(FileError) -> Bool {
      try inFolder { (folder, _) throws(FileError) in
        if retrying({ disk.calls.syncAll(folder.number) }) == 0 { return true }
        guard errno == ENOSYS else { throw FileError(.sync, path, .current) }
        return false
      }
    }

    private func inFolder<Result>(
      _ body: (Descriptor, [Place]) throws(FileError) -> Result
    ) throws(FileError) -> Result {
      let place = try Place(path, below: disk.root, .write, disk.calls)
      defer { place.close() }
      let folder = try Descriptor(place, path, O_RDONLY | O_DIRECTORY, .write)
      defer { folder.close() }
      let names = files.indices.map {
        Place.named("\(temporary)-\($0)", in: folder.number, disk.calls)
      }
      do {
        return try body(folder, names)
      } catch {
        for name in names { _ = disk.calls.unlink(name.name, in: name.folder) }
        throw error
      }
    }
  }

  /// Writes all of them, and then syncs the file system once: a sync a file takes as long for each
  /// of a thousand. For a few that is not worth it, since the file system may have much to write
  /// that others left.
  public func replaceAll(_ folders: [FolderFiles], temporary: String) throws(FileError) {
    guard folders.reduce(0, { $0 + $1.files.count }) >= Self.many else {
      return try replaceEach(folders, temporary: temporary)
    }
    let writings = folders.map {
      Writing($0.files, in: $0.folder, temporary: temporary, mode: fileMode, of: self)
    }
    do throws(FileError) {
      for (folder, writing) in zip(folders, writings) {
        do throws(FileError) {
          try makeFolder(folder.folder, isDurable: false)
        } catch {
          guard error.reason == .notFound else { throw error }
          try makeFolders(folder.folder)
        }
        try writing.write(isDurable: false)
      }
      guard try writings[0].syncAll() else {
        for writing in writings { writing.takeBack() }
        return try replaceEach(folders, temporary: temporary)
      }
      for writing in writings { try writing.rename(isDurable: false) }
      _ = try writings[0].syncAll()
    } catch {
      for writing in writings { writing.takeBack() }
      throw error
    }
  }

  private func replaceEach(_ folders: [FolderFiles], temporary: String) throws(FileError) {
    for folder in folders {
      try makeFolders(folder.folder)
      try replace(folder.files, in: folder.folder, temporary: temporary, isPrivate: false)
    }
  }

  private static let many = 16
}
