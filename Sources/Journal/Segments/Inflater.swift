import CZlib

/// Inflates gzip members one after the other into one growing piece of memory.
///
/// One stream serves all: a file of 64 MiB can hold three million empty members.
final class Inflater {
  /// In one place while it lives, as zlib asks for.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let limit: Int
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// How many bytes went in and came out so far, also of members that failed.
  private(set) var effort = 0

  /// Prepares to inflate no more than `limit` bytes, and perhaps `size`; `nil` when there is no
  /// memory left.
  init?(limit: Int, expecting size: Int) {
    self.limit = limit
    // One byte more, so that content of exactly the limit does not fill it.
    buffer = .allocate(capacity: 1 + max(0, min(size, limit)))
    stream.initialize(to: z_stream())
    guard reseau_inflate_init(stream) == Z_OK else { return nil }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    buffer.deallocate()
  }

  /// The content so far.
  var content: [UInt8] { Array(buffer[..<count]) }

  /// Inflates the member that starts at `offset`, and returns where it ends. A failed member
  /// leaves no content.
  func member(of file: [UInt8], at offset: Int) -> Result<Int, GzipError> {
    let start = count
    inflateReset(stream)
    return file.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: input.baseAddress?.advanced(by: offset))
      stream.pointee.avail_in = UInt32(clamping: input.count - offset)
      let failure = inflateMember()
      let end = input.count - Int(stream.pointee.avail_in)
      effort += count - start + end - offset
      guard let failure else { return .success(end) }
      count = start
      return .failure(GzipError(reason: failure, offset: offset))
    }
  }

  /// Inflates to the end of the member; returns why that failed.
  private func inflateMember() -> GzipError.Reason? {
    while true {
      if count == buffer.count, !grow() { return .tooLarge }
      let room = UInt32(clamping: buffer.count - count)
      stream.pointee.next_out = buffer.baseAddress?.advanced(by: count)
      stream.pointee.avail_out = room
      let outcome = inflate(stream, Z_NO_FLUSH)
      count += Int(room - stream.pointee.avail_out)
      switch outcome {
      case Z_STREAM_END: return count > limit ? .tooLarge : nil
      case Z_OK where stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0: continue
      case Z_BUF_ERROR where stream.pointee.avail_out == 0: continue
      case Z_OK, Z_BUF_ERROR: return .unfinished
      default: return .damaged
      }
    }
  }

  private func grow() -> Bool {
    guard buffer.count <= limit else { return false }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: min(limit + 1, buffer.count * 2))
    _ = larger.update(fromContentsOf: buffer[..<count])
    buffer.deallocate()
    buffer = larger
    return true
  }
}
