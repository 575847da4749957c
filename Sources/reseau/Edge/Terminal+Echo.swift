import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Terminal {
  /// Where it lies how the terminal was, for a handler of signals, which can make nothing.
  private static let before = Atomic<UInt>(0)

  /// Runs `body` while the terminal does not show what is typed. Should a signal end the program
  /// meanwhile, the terminal is left as it was.
  static func withoutEcho<T, Failure: Error>(
    _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return try body() }
    let kept = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    kept.initialize(to: settings)
    before.store(UInt(bitPattern: kept), ordering: .sequentiallyConsistent)
    EndingSignal.handle { number in
      let place = Terminal.before.load(ordering: .sequentiallyConsistent)
      if let kept = UnsafePointer<termios>(bitPattern: place) {
        tcsetattr(STDIN_FILENO, TCSANOW, kept)
      }
      EndingSignal.end(by: number)
    }
    // The line's end is shown: what follows begins a line of its own.
    settings.c_lflag = settings.c_lflag & ~tcflag_t(ECHO) | tcflag_t(ECHONL)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    defer {
      tcsetattr(STDIN_FILENO, TCSANOW, kept)
      EndingSignal.letGo()
      before.store(0, ordering: .sequentiallyConsistent)
      kept.deallocate()
    }
    return try body()
  }
}
