#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The seeds of a property test: `count` of them, or as many times more or fewer as the
/// environment's `RESEAU_SEEDS` is more or fewer than 1,000.
func textSeeds(_ count: UInt64) -> Range<UInt64> {
  guard let text = getenv("RESEAU_SEEDS"), let wanted = UInt64(String(cString: text)) else {
    return 0..<count
  }
  return 0..<max(1, count * min(wanted, 1 << 32) / 1_000)
}
