import Foundation
import Journal

extension SimulatedDisk.State {
  func inode(_ file: Int32) throws(SystemError) -> Inode {
    guard let number = open[file]?.inode, let inode = inodes[number] else {
      throw SystemError(EBADF)
    }
    return inode
  }

  /// The inode that is opened, made or emptied as the options say.
  mutating func opened(
    _ path: String, _ flags: Int32, _ tally: FaultTally
  ) throws(SystemError) -> Int {
    let isForWriting = flags & (O_WRONLY | O_RDWR) != 0
    if let number = find(path) {
      let isFolder = inodes[number]?.isFolder == true
      if flags & O_CREAT != 0, flags & O_EXCL != 0 { throw SystemError(EEXIST) }
      if isForWriting, isFolder { throw SystemError(EISDIR) }
      if flags & O_DIRECTORY != 0, !isFolder { throw SystemError(ENOTDIR) }
      if flags & O_TRUNC != 0 { inodes[number]?.truncate(to: 0) }
      return isForWriting ? number : try seen(number, at: path, tally)
    }
    guard flags & O_CREAT != 0 else { throw SystemError(ENOENT) }
    guard let (folder, name) = parent(of: path) else { throw SystemError(ENOENT) }
    let inode = add(Inode(isFolder: false))
    change(folder, at: path, .put(name: name, inode: inode))
    return inode
  }

  // MARK: Drives that lag behind

  /// The share that `path` lies in and that lags behind, and the place in it.
  private func foggy(_ path: String) -> (known: [String: [UInt8]], place: String)? {
    for (share, known) in fog where path.hasPrefix(share) {
      let place = path.dropFirst(share.count)
      if place.isEmpty || place.hasPrefix("/") { return (known, String(place.dropFirst())) }
    }
    return nil
  }

  /// The inode as it is seen where the newest files have not wholly come yet.
  private mutating func seen(
    _ number: Int, at path: String, _ tally: FaultTally
  ) throws(SystemError) -> Int {
    guard let (known, place) = foggy(path), let inode = inodes[number], !inode.isFolder,
      known[place] != inode.content
    else { return number }
    let choice = random.below(4)
    guard choice > 0 else { return number }
    met += 1
    tally.count(DiskFault.lateContent.rawValue)
    switch choice {
    case 1: throw SystemError(ENOENT)
    case 2: return add(Inode(durable: []))
    default:
      let part = inode.content.prefix(random.below(inode.content.count + 1))
      return add(Inode(durable: Array(part)))
    }
  }

  /// A listing as it is seen where the newest names have not come yet, or old ones not gone.
  mutating func listed(
    _ names: [String], in path: String, _ tally: FaultTally
  ) -> [String] {
    var names = names.sorted()
    if let (known, place) = foggy(path), random.flip() {
      let prefix = place.isEmpty ? "" : place + "/"
      let old = Set(
        known.keys.filter { $0.hasPrefix(prefix) }.map { name in
          String(name.dropFirst(prefix.count).prefix { $0 != "/" })
        })
      if old != Set(names) {
        met += 1
        tally.count(DiskFault.staleListing.rawValue)
        names = old.sorted()
      }
    }
    return names.shuffled(using: &random)
  }
}
