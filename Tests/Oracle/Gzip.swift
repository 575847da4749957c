import CZlib

/// Returns `content` as one gzip member (RFC 1952).
public func gzip(_ content: [UInt8]) -> [UInt8] {
  var input = content
  var stream = z_stream()
  precondition(reseau_deflate_init(&stream, 6) == Z_OK)
  defer { deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))) + 64)
  let size = output.withUnsafeMutableBufferPointer { output in
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
      return output.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<size])
}
