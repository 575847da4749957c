// Gzip (RFC 1952) as a stream: a backup can be larger than the memory.

import CZlib
import Journal

/// Inflates gzip members one after the other, as their bytes are asked for.
final class Gunzip {
  /// What can be wrong with the bytes.
  enum Failure: Error {
    /// They are no gzip file, or not one as a backup has it.
    case damaged
    /// They end before the member does.
    case cut
  }

  private let source: (Int) throws(FileError) -> [UInt8]
  /// In one place while it lives, as zlib asks for.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var input: [UInt8] = []
  private var place = 0
  private var isInMember = false
  private var isAtEnd = false

  /// How many bytes were taken from the source and inflated.
  private(set) var offset = 0

  private static let pieceSize = 1 << 18
  /// Ten bytes: nobody's time, nobody's system.
  static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// - Parameter source: hands out the next bytes, at most so many; none at the end.
  init?(_ source: @escaping (Int) throws(FileError) -> [UInt8]) {
    self.source = source
    stream.initialize(to: z_stream())
    guard reseau_inflate_init(stream) == Z_OK else { return nil }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The next `count` bytes of the content; fewer only where the last member ends.
  func read(_ count: Int) throws -> [UInt8] {
    var failure: (any Error)?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do {
        while filled < count, try isMore() {
          filled += try inflate(into: UnsafeMutableBufferPointer(rebasing: buffer[filled...]))
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Whether bytes follow; starts the next member where one does.
  private func isMore() throws -> Bool {
    if isInMember { return true }
    guard try hold(1) else { return false }
    guard try hold(Self.header.count) else { throw Failure.cut }
    guard input[place...].starts(with: Self.header) else { throw Failure.damaged }
    inflateReset(stream)
    isInMember = true
    return true
  }

  /// Whether the source still has `count` bytes, which are held then.
  private func hold(_ count: Int) throws -> Bool {
    while input.count - place < count, !isAtEnd {
      let more = try source(Self.pieceSize)
      isAtEnd = more.isEmpty
      input = input[place...] + more
      place = 0
    }
    return input.count - place >= count
  }

  private func inflate(into room: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    guard try hold(1) else { throw Failure.cut }
    let outcome = input.withUnsafeBufferPointer { bytes in
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.advanced(by: place))
      stream.pointee.avail_in = UInt32(clamping: bytes.count - place)
      stream.pointee.next_out = room.baseAddress
      stream.pointee.avail_out = UInt32(clamping: room.count)
      return CZlib.inflate(stream, Z_NO_FLUSH)
    }
    let taken = input.count - place - Int(stream.pointee.avail_in)
    place += taken
    offset += taken
    switch outcome {
    case Z_STREAM_END: isInMember = false
    case Z_OK, Z_BUF_ERROR: break
    default: throw Failure.damaged
    }
    return room.count - Int(stream.pointee.avail_out)
  }
}
