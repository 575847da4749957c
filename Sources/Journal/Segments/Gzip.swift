// Gzip members (RFC 1952), by zlib, and by libdeflate where the trait Deflate asks for it.

import CZlib

/// Why bytes are no gzip file, and where.
public struct GzipError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The bytes end before the member does.
    case unfinished
    /// The bytes are no deflate stream, or its checksum does not match.
    case damaged
    /// The content is larger than the caller is ready to take.
    case tooLarge
  }

  /// What is wrong.
  public let reason: Reason
  /// Where the member in question starts, in bytes.
  public let offset: Int
}

/// Reading and writing files of concatenated gzip members.
public enum Gzip {
  /// How hard to compress.
  public enum Effort: Sendable {
    /// For the few lines of an append.
    case quick
    /// For what is written anew soon.
    case good
    /// For what is written once and read for years.
    case best
  }

  /// One member that holds `content`.
  public static func member(_ content: [UInt8], _ effort: Effort) -> [UInt8] {
    #if Deflate
      if effort != .quick, let member = QuickGzip.member(content, effort) { return member }
    #endif
    return deflated(content, level: effort == .quick ? 6 : 9)
  }

  private static func deflated(_ content: [UInt8], level: Int32) -> [UInt8] {
    var stream = z_stream()
    guard reseau_deflate_init(&stream, level) == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(content.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      content.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        let outcome = deflate(&stream, Z_FINISH)
        count = outcome == Z_STREAM_END ? bound - Int(stream.avail_out) : 0
      }
    }
  }

  /// What a file of whole members holds, and where the whole members end.
  public struct Content: Sendable {
    /// The members' content, one after the other.
    public let bytes: [UInt8]
    /// Where the last whole member ends; behind it lies ``failure``'s member.
    public let end: Int
    /// Why the member after the last whole one is none; `nil` when all are.
    public let failure: GzipError?
  }

  /// Inflates members until the end or the first that fails.
  ///
  /// - Parameter limit: how many bytes of content to take at most. A file of 10 MB can inflate
  ///   to 10 GB; nothing beyond the limit is ever allocated.
  public static func content(of file: [UInt8], limit: Int) -> Content {
    // One byte more, so that content of exactly the limit does not fill it.
    var room = min(likelySize(of: file), limit) + 1
    while true {
      var (end, failure) = (0, GzipError?.none)
      let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        guard let inflater = Inflater(into: buffer) else {
          failure = GzipError(reason: .damaged, offset: 0)
          return
        }
        while end < file.count, failure == nil {
          switch inflater.member(of: file, at: end) {
          case .success(let next): end = next
          case .failure(let error): failure = error
          }
        }
        count = inflater.count
      }
      guard failure?.reason == .tooLarge, room <= limit else {
        return Content(bytes: bytes, end: end, failure: failure)
      }
      room = min(room * 4, limit + 1)
    }
  }

  /// The start of what a file holds, `limit` bytes at most, whether the file is whole or not: to
  /// see whose it is before it is let in.
  static func start(of file: [UInt8], limit: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      guard let inflater = Inflater(into: buffer) else { return }
      inflater.start(of: file)
      count = inflater.count
    }
  }

  /// How much a file probably holds, in bytes: a last member that holds nearly all says so in its
  /// last four bytes (RFC 1952, 2.3.1), and many small ones shrink to a quarter at best.
  private static func likelySize(of file: [UInt8]) -> Int {
    let said = file.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    let likely = file.count...(file.count * 16 + 1024)
    return likely.contains(said) ? said : file.count * 4
  }

  /// Whether a whole member begins in `file` at `start` or later, or too many begin there to find
  /// out: each can inflate for long before it fails, and all together must not.
  static func mayHoldWholeMember(_ file: [UInt8], from start: Int) -> Bool {
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Segment.maximumContent + 1)
    defer { room.deallocate() }
    guard let inflater = Inflater(into: room) else { return true }
    for place in start..<file.count where file[place...].starts(with: [0x1F, 0x8B, 8]) {
      guard inflater.effort < Segment.maximumContent * 4 else { return true }
      if case .success = inflater.member(of: file, at: place) { return true }
    }
    return false
  }
}
