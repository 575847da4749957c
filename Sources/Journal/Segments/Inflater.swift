import CZlib

/// Inflates gzip members one after the other into a piece of memory.
///
/// One serves all members: a file of 64 MiB can hold three million empty ones.
final class Inflater {
  #if Deflate
    private let quick: QuickGzip
  #endif
  /// In one place while it lives, as zlib asks for.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let room: UnsafeMutableBufferPointer<UInt8>

  /// How many bytes of `room` hold content.
  private(set) var count = 0
  /// How many bytes went in and came out so far, also of members that failed.
  private(set) var effort = 0

  /// Prepares to inflate into `room`, which must outlive this; `nil` when there is no memory left.
  init?(into room: UnsafeMutableBufferPointer<UInt8>) {
    self.room = room
    stream.initialize(to: z_stream())
    #if Deflate
      guard let quick = QuickGzip() else {
        stream.deallocate()
        return nil
      }
      self.quick = quick
    #endif
    guard reseau_inflate_init(stream) == Z_OK else { return nil }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Inflates the member that starts at `offset`, and returns where it ends. A failed member
  /// leaves no content; one that fills the room is too large.
  func member(of file: [UInt8], at offset: Int) -> Result<Int, GzipError> {
    #if Deflate
      if let end = wholeMember(of: file, at: offset) { return .success(end) }
    #endif
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

  #if Deflate
    /// Inflates the member that starts at `offset` if it is whole and fits, and returns where it
    /// ends.
    private func wholeMember(of file: [UInt8], at offset: Int) -> Int? {
      file.withUnsafeBytes { input in
        let (input, output) = (input[offset...], UnsafeMutableRawBufferPointer(room)[count...])
        guard
          let (read, made) = quick.inflate(.init(rebasing: input), into: .init(rebasing: output)),
          count + made < room.count
        else { return nil }
        count += made
        effort += made + read
        return offset + read
      }
    }
  #endif

  /// Inflates what of the first member fits into the room, whole or not.
  func start(of file: [UInt8]) {
    inflateReset(stream)
    file.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(clamping: input.count)
      _ = inflateMember()
    }
  }

  /// Inflates to the end of the member; returns why that failed.
  private func inflateMember() -> GzipError.Reason? {
    while true {
      guard count < room.count else { return .tooLarge }
      let free = UInt32(clamping: room.count - count)
      stream.pointee.next_out = room.baseAddress?.advanced(by: count)
      stream.pointee.avail_out = free
      let outcome = inflate(stream, Z_NO_FLUSH)
      count += Int(free - stream.pointee.avail_out)
      switch outcome {
      case Z_STREAM_END: return count < room.count ? nil : .tooLarge
      case Z_OK where stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0: continue
      case Z_BUF_ERROR where stream.pointee.avail_out == 0: continue
      case Z_OK, Z_BUF_ERROR: return .unfinished
      default: return .damaged
      }
    }
  }
}
