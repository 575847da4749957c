import CZlib

/// Returns what the gzip members (RFC 1952) of `file` hold, one after the other; `nil` when one
/// of them is damaged or unfinished.
public func gunzip(_ file: [UInt8]) -> [UInt8]? {
  let (content, rest) = gunzipWhole(file)
  return rest == 0 ? content : nil
}

/// Returns what the whole gzip members that `file` begins with hold, and how many bytes come
/// after them.
public func gunzipWhole(_ file: [UInt8]) -> (content: [UInt8], rest: Int) {
  var output: [UInt8] = []
  var rest = file[...]
  while !rest.isEmpty, let member = inflatedMember(Array(rest)) {
    output += member.content
    rest = rest.dropFirst(member.size)
  }
  return (output, rest.count)
}

/// Inflates the member that `file` begins with, and says how many bytes of the file it takes.
private func inflatedMember(_ file: [UInt8]) -> (content: [UInt8], size: Int)? {
  var input = file
  var output: [UInt8] = []
  var room = [UInt8](repeating: 0, count: 64 << 10)
  var stream = z_stream()
  guard reseau_inflate_init(&stream) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  return input.withUnsafeMutableBufferPointer { input in
    room.withUnsafeMutableBufferPointer { room in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while true {
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        let outcome = inflate(&stream, Z_NO_FLUSH)
        output += room[..<(room.count - Int(stream.avail_out))]
        if outcome == Z_STREAM_END { return (output, input.count - Int(stream.avail_in)) }
        guard outcome == Z_OK else { return nil }
      }
    }
  }
}
