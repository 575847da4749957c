import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of lines that never grows beyond a bound: a full one is set aside under its name and
/// `.1`, in the place of the one before.
struct LogFile {
  /// At most so many bytes stand in each of the two files.
  static let bound = 512 << 10

  let path: String

  /// Appends a line in one step, so that two programs may write to the file at once.
  func append(_ line: String) throws(FileError) {
    let shown = Visible.escaped(Visible.unbroken(line))
    let bytes = Array(shown.utf8.prefix(Self.bound - 1)) + [UInt8(ascii: "\n")]
    if try size() + bytes.count > Self.bound { try LocalFiles().rename(path, to: "\(path).1") }
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw error(errno) }
    defer { close(file) }
    if let code = Output.write(bytes, to: file) { throw error(code) }
  }

  private func size() throws(FileError) -> Int { try LocalFiles().size(of: path) ?? 0 }

  private func error(_ code: Int32) -> FileError {
    switch code {
    case ENOENT, ENOTDIR: FileError(.write, path, .notFound)
    case ENOSPC, EDQUOT: FileError(.write, path, .noSpace)
    case EACCES, EPERM, EROFS: FileError(.write, path, .denied)
    case let code: FileError(.write, path, .other(code))
    }
  }
}

extension LogFile {
  /// Takes the file at `path`: none of the files of `home`, save those that are called as its logs.
  init(beside home: String, at path: String) throws(Complaint) {
    let name = path.dropFirst(home.utf8.count + 1)
    guard !path.hasPrefix(home + "/") || name.hasPrefix("exchange.log") && !name.contains("/")
    else {
      throw Complaint(
        .usage,
        fr: "« \(Visible.line(path)) » est dans le dossier du site : un fichier du site n’est pas "
          + "un journal d’échanges. Donnez un fichier ailleurs.",
        en: "“\(Visible.line(path))” is in the site's folder: a file of the site is no log of "
          + "exchanges. Give a file elsewhere.")
    }
    self.path = path
  }
}
