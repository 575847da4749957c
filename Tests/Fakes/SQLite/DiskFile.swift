import CSQLite
import Foundation
import Journal

/// A file that SQLite has open on a ``SimulatedDisk``.
final class DiskFile {
  private let descriptor: Int32
  private let way: SQLiteDisk
  private let place: FileHolds.Place
  private var disk: SimulatedDisk { way.disk }

  init(_ descriptor: Int32, of way: SQLiteDisk) {
    self.descriptor = descriptor
    self.way = way
    place = way.disk.state.withLock { state in
      FileHolds.Place(inode: state.open[descriptor]?.inode ?? -1, process: state.process)
    }
  }

  private static let offset = MemoryLayout<sqlite3_file>.stride

  /// How much memory SQLite gives a file.
  static let size = Int32(offset + MemoryLayout<UnsafeMutableRawPointer>.size)

  /// Makes `file` this one, which is kept until it is closed.
  func put(into file: UnsafeMutablePointer<sqlite3_file>?) {
    guard let file else { return }
    UnsafeMutableRawPointer(file).storeBytes(
      of: Unmanaged.passRetained(self).toOpaque(), toByteOffset: Self.offset,
      as: UnsafeMutableRawPointer.self)
    file.pointee.pMethods = Self.methods
  }

  static func of(_ file: UnsafeMutablePointer<sqlite3_file>?) -> DiskFile {
    guard let file else { fatalError("SQLite names no file") }
    let object = UnsafeMutableRawPointer(file).load(
      fromByteOffset: offset, as: UnsafeMutableRawPointer.self)
    return Unmanaged<DiskFile>.fromOpaque(object).takeUnretainedValue()
  }

  func close() -> Int32 {
    way.holds.withLock { $0.letGo(place, of: self) }
    disk.close(descriptor)
    Unmanaged.passUnretained(self).release()
    return SQLITE_OK
  }

  // MARK: Bytes

  func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int32 {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = retrying { disk.read(descriptor, rest, at: offset + done) }
      guard count >= 0 else { return SQLITE_IOERR | 1 << 8 }
      guard count > 0 else {
        rest.initializeMemory(as: UInt8.self, repeating: 0)
        return SQLITE_IOERR | 2 << 8
      }
      done += count
    }
    return SQLITE_OK
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int32 {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = retrying { disk.write(descriptor, rest, at: offset + done) }
      guard count >= 0 else { return errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR | 3 << 8 }
      done += count
    }
    return SQLITE_OK
  }

  func truncate(to size: Int) -> Int32 {
    retrying { disk.truncate(descriptor, to: size) } == 0 ? SQLITE_OK : SQLITE_IOERR | 6 << 8
  }

  func sync() -> Int32 {
    retrying { disk.sync(descriptor) } == 0 ? SQLITE_OK : SQLITE_IOERR | 4 << 8
  }

  func size(_ size: inout Int64) -> Int32 {
    var status = stat()
    guard disk.status(of: descriptor, &status) == 0 else { return SQLITE_IOERR | 7 << 8 }
    size = Int64(status.st_size)
    return SQLITE_OK
  }

  /// Whether the name by which it was opened belongs to another file, or to none, or the process
  /// that opened it has ended.
  var hasMoved: Bool {
    disk.state.withLock { state in
      guard let open = state.open[descriptor] else { return true }
      return state.find(open.path) != open.inode
    }
  }

  // MARK: What connections share

  func lock(_ level: Int32) -> Int32 {
    way.holds.withLock { $0.lock(place, level, by: self) } ? SQLITE_OK : SQLITE_BUSY
  }

  func unlock(_ level: Int32) { way.holds.withLock { $0.unlock(place, level, by: self) } }

  var isReserved: Bool { way.holds.withLock { $0.isReserved(place) } }

  func memory(_ region: Int32, _ size: Int32, makes: Bool) -> UnsafeMutableRawPointer? {
    way.holds.withLock { $0.memory(place, Int(region), size: Int(size), makes: makes, for: self) }
  }

  func lockMemory(_ range: Range<Int32>, _ flags: Int32) -> Int32 {
    way.holds.withLock { $0.lockMemory(place, range, flags, by: self) } ? SQLITE_OK : SQLITE_BUSY
  }

  func letGoOfMemory() { way.holds.withLock { $0.letGoOfMemory(place, of: self) } }
}

extension DiskFile {
  /// What SQLite calls.
  nonisolated(unsafe) private static let methods: UnsafePointer<sqlite3_io_methods> = {
    var methods = sqlite3_io_methods()
    methods.iVersion = 2
    methods.xClose = { DiskFile.of($0).close() }
    methods.xRead = { file, bytes, count, offset in
      DiskFile.of(file).read(
        UnsafeMutableRawBufferPointer(start: bytes, count: Int(count)), at: Int(offset))
    }
    methods.xWrite = { file, bytes, count, offset in
      DiskFile.of(file).write(
        UnsafeRawBufferPointer(start: bytes, count: Int(count)), at: Int(offset))
    }
    methods.xTruncate = { DiskFile.of($0).truncate(to: Int($1)) }
    methods.xSync = { file, _ in DiskFile.of(file).sync() }
    methods.xFileSize = { file, size in
      guard let size else { return SQLITE_MISUSE }
      return DiskFile.of(file).size(&size.pointee)
    }
    methods.xLock = { DiskFile.of($0).lock($1) }
    methods.xUnlock = { file, level in
      DiskFile.of(file).unlock(level)
      return SQLITE_OK
    }
    methods.xCheckReservedLock = { file, isReserved in
      isReserved?.pointee = DiskFile.of(file).isReserved ? 1 : 0
      return SQLITE_OK
    }
    methods.xFileControl = { file, operation, argument in
      guard operation == SQLITE_FCNTL_HAS_MOVED else { return SQLITE_NOTFOUND }
      argument?.assumingMemoryBound(to: Int32.self).pointee = DiskFile.of(file).hasMoved ? 1 : 0
      return SQLITE_OK
    }
    methods.xSectorSize = { _ in 4096 }
    methods.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
    methods.xShmMap = { file, region, size, makes, memory in
      memory?.pointee = nil
      memory?.withMemoryRebound(to: UnsafeMutableRawPointer?.self, capacity: 1) {
        $0.pointee = DiskFile.of(file).memory(region, size, makes: makes != 0)
      }
      return SQLITE_OK
    }
    methods.xShmLock = { file, start, count, flags in
      DiskFile.of(file).lockMemory(start..<start + count, flags)
    }
    methods.xShmBarrier = { _ in }
    methods.xShmUnmap = { file, _ in
      DiskFile.of(file).letGoOfMemory()
      return SQLITE_OK
    }
    let place = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    place.initialize(to: methods)
    return UnsafePointer(place)
  }()
}
