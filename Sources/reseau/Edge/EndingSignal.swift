#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The signals that end a program, for one that has something to put right before it goes.
enum EndingSignal {
  private static let all = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// Has `handler` called, which puts it right and calls ``end(by:)``. It can make nothing, and
  /// finds what it needs in what was made before.
  static func handle(by handler: @escaping @convention(c) (Int32) -> Void) {
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in all {
      let before = signal(number, handler)
      // As `nohup` does: who started the program wants it to go on.
      if unsafeBitCast(before, to: Int.self) == ignored { signal(number, SIG_IGN) }
      sigaddset(&mask, number)
    }
    // Whoever started the program may have had them blocked.
    sigprocmask(SIG_UNBLOCK, &mask, nil)
  }

  private static let ignored = 1

  /// Ends the program as if nobody had handled the signal.
  static func end(by number: Int32) {
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Lets them end the program again by themselves.
  static func letGo() {
    for number in all { signal(number, SIG_DFL) }
  }
}
