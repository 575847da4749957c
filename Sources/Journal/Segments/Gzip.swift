// Gzip members (RFC 1952), by zlib.

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
  public enum Effort: Int32, Sendable {
    /// For what is rewritten soon.
    case quick = 6
    /// For what is written once and read for years.
    case best = 9
  }

  /// One member that holds `content`.
  public static func member(_ content: [UInt8], _ effort: Effort) -> [UInt8] {
    var stream = z_stream()
    guard reseau_deflate_init(&stream, effort.rawValue) == Z_OK else { return [] }
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
    var inflater = Inflater(limit: limit, expecting: file.count * 4)
    var end = 0
    while end < file.count {
      switch inflater.member(of: file, at: end) {
      case .success(let next): end = next
      case .failure(let error):
        return Content(bytes: inflater.finish(), end: end, failure: error)
      }
    }
    return Content(bytes: inflater.finish(), end: end, failure: nil)
  }

  /// Whether a whole member begins somewhere in `bytes`.
  static func hasWholeMember(within bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let start = rest.firstIndex(of: 0x1F) {
      rest = rest[start...]
      if rest.starts(with: [0x1F, 0x8B, 8]),
        content(of: Array(rest), limit: Segment.maximumContent).end > 0
      {
        return true
      }
      rest = rest.dropFirst()
    }
    return false
  }
}

/// Inflates members one after the other into one array.
private struct Inflater {
  private var output: [UInt8] = []
  private let limit: Int
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(limit: Int, expecting size: Int) {
    self.limit = limit
    buffer = .allocate(capacity: max(1, min(size, limit)))
  }

  /// Inflates the member that starts at `offset`, and returns where it ends. A failed member
  /// leaves no content.
  mutating func member(of file: [UInt8], at offset: Int) -> Result<Int, GzipError> {
    let start = count
    var stream = z_stream()
    guard reseau_inflate_init(&stream) == Z_OK else {
      return .failure(GzipError(reason: .damaged, offset: offset))
    }
    defer { inflateEnd(&stream) }
    return file.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: offset))
      stream.avail_in = UInt32(clamping: input.count - offset)
      while true {
        if count == buffer.count, !grow() {
          count = start
          return .failure(GzipError(reason: .tooLarge, offset: offset))
        }
        let room = UInt32(clamping: buffer.count - count)
        stream.next_out = buffer.baseAddress?.advanced(by: count)
        stream.avail_out = room
        let outcome = inflate(&stream, Z_NO_FLUSH)
        count += Int(room - stream.avail_out)
        switch outcome {
        case Z_STREAM_END: return .success(input.count - Int(stream.avail_in))
        case Z_OK where stream.avail_in > 0 || stream.avail_out == 0: continue
        case Z_OK, Z_BUF_ERROR:
          if stream.avail_out == 0 { continue }
          count = start
          return .failure(GzipError(reason: .unfinished, offset: offset))
        default:
          count = start
          return .failure(GzipError(reason: .damaged, offset: offset))
        }
      }
    }
  }

  private mutating func grow() -> Bool {
    guard buffer.count < limit else { return false }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: min(limit, buffer.count * 2))
    _ = larger.update(fromContentsOf: buffer[..<count])
    buffer.deallocate()
    buffer = larger
    return true
  }

  /// The content so far; the inflater is then used up.
  mutating func finish() -> [UInt8] {
    defer { buffer.deallocate() }
    return Array(buffer[..<count])
  }
}
