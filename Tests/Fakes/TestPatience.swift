#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How tests wait for the lock of a home that they just let go.
///
/// A program that another test starts shares all open files of this process, locks among them,
/// from its fork to its exec. So a lock that was let go can be held for a moment more.
public enum TestPatience {
  /// How often a lock is tried.
  public static let tries = 100_000

  /// Lets others run between two tries.
  public static func pause() { sched_yield() }
}
