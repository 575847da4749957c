// Bounded retries: what network drives and antivirus programs refuse for a moment only.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tries system calls again that failed for a reason that passes: an antivirus program holds a
/// new file for a moment, a network drive has not heard yet of the folder just made.
///
/// Bounded, so that what really may not be done is said after half a second.
struct Patience: Sendable {
  /// How long to wait before each new attempt: 465 ms in all.
  static let pauses: [Duration] = [15, 30, 60, 120, 240].map { .milliseconds($0) }

  /// How often a handle that a network drive has let go is asked for anew.
  static let staleAttempts = 4

  /// What passes by itself.
  private static let passing: Set<Int32> = [EACCES, EPERM, EBUSY, ETXTBSY, ESTALE, EAGAIN]

  /// Waits; an argument, so that no test has to.
  let pause: @Sendable (Duration) -> Void

  /// The outcome of `call`, which is made again as long as it fails for a passing reason, or for
  /// `another` that passes here.
  func callAsFunction(_ call: () -> Int32, or another: Int32? = nil) -> Int32 {
    for duration in Self.pauses {
      let outcome = retrying(call)
      guard outcome < 0, Self.passing.contains(errno) || errno == another else { return outcome }
      pause(duration)
    }
    return retrying(call)
  }

  /// The result of `body`, which is called again at once as long as it fails since a network
  /// drive let go of the file or folder that it had opened.
  func reopening<Result>(_ body: () throws(FileError) -> Result) throws(FileError) -> Result {
    for _ in 1..<Self.staleAttempts {
      do {
        return try body()
      } catch {
        guard error.reason == .other(ESTALE) else { throw error }
      }
    }
    return try body()
  }

  /// Waits for `duration`; a signal may cut it short.
  static func sleep(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    var rest = timespec()
    rest.tv_sec = time_t(seconds)
    rest.tv_nsec = Int(attoseconds / 1_000_000_000)
    nanosleep(&rest, nil)
  }
}

/// Calls `body` again as long as a signal interrupted it.
func retrying<Outcome: SignedInteger>(_ body: () -> Outcome) -> Outcome {
  while true {
    let outcome = body()
    if outcome >= 0 || errno != EINTR { return outcome }
  }
}

extension FileError.Reason {
  /// The reason that the system's error number gives. A link where none is followed leads to
  /// nothing, as far as its reader is concerned.
  static var current: FileError.Reason {
    switch errno {
    case ENOENT, ENOTDIR, ELOOP: .notFound
    case ENOSPC, EDQUOT, EFBIG: .noSpace
    case EACCES, EPERM, EROFS: .denied
    case let code: .other(code)
    }
  }
}
