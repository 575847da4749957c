extension JSONReader {
  /// The number of the format that `bytes` begin with, as `{"format":1`; `nil` where they don't.
  ///
  /// A later format may say anything behind it, so no more is looked at. That is how a program
  /// tells what a newer one wrote from damage.
  public static func format(of bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer, spelling: .canonical)
      guard reader.take(exactly: "{\"format\":") else { return nil }
      return try? reader.integer(upTo: Int(UInt32.max))
    }
  }
}
