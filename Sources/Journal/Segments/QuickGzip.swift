#if Deflate
  import CDeflate

  /// Whole gzip members by libdeflate: read in half of zlib's time, and a little smaller.
  ///
  /// Setting its compressor up takes ten times as long as zlib's, so it is not for short appends;
  /// and it says nothing of members that are not whole, so that zlib looks at what it refuses.
  final class QuickGzip {
    private let decompressor: OpaquePointer

    /// `nil` when there is no memory left.
    init?() {
      guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
      self.decompressor = decompressor
    }

    deinit { libdeflate_free_decompressor(decompressor) }

    /// Inflates the first member of `input` into `output` if it is whole and fits, and returns how
    /// many bytes it read and made.
    func inflate(
      _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (read: Int, made: Int)? {
      guard let from = input.baseAddress, let to = output.baseAddress else { return nil }
      var (read, made) = (0, 0)
      let outcome = libdeflate_gzip_decompress_ex(
        decompressor, from, input.count, to, output.count, &read, &made)
      return outcome == LIBDEFLATE_SUCCESS ? (read, made) : nil
    }

    /// One member that holds `content`; `nil` when there is no memory left.
    static func member(_ content: [UInt8], _ effort: Gzip.Effort) -> [UInt8]? {
      guard let compressor = libdeflate_alloc_compressor(effort == .best ? 10 : 8) else {
        return nil
      }
      defer { libdeflate_free_compressor(compressor) }
      let bound = libdeflate_gzip_compress_bound(compressor, content.count)
      return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        count = content.withUnsafeBytes {
          libdeflate_gzip_compress(
            compressor, $0.baseAddress, $0.count, output.baseAddress, bound)
        }
      }
    }
  }
#endif
