#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The seeds of a property test: as many as the environment's `RESEAU_SEEDS` says, else
/// `count`.
func textSeeds(_ count: UInt64) -> Range<UInt64> {
  guard let text = getenv("RESEAU_SEEDS"), let wanted = UInt64(String(cString: text)) else {
    return 0..<count
  }
  return 0..<wanted
}
