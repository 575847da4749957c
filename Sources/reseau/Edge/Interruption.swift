import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C and the system's request to end, for a command that goes on until then.
///
/// The first one lets what is under way end. A second one ends the program at once, should a
/// drive hang: no stop at any moment loses anything.
enum Interruption {
  private static let hasCome = Atomic<Bool>(false)
  private static let signals = [SIGINT, SIGTERM]

  /// Takes these signals from now on.
  static func takeOver() {
    // Made before a signal can come: nothing may be made inside a handler.
    hasCome.store(false, ordering: .relaxed)
    for number in signals {
      signal(number) { _ in Interruption.note() }
    }
    // Whoever started the program may have had them blocked.
    var mask = set
    sigprocmask(SIG_UNBLOCK, &mask, nil)
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    return set
  }

  private static func note() {
    if hasCome.exchange(true, ordering: .relaxed) { _exit(Outcome.done.rawValue) }
  }

  /// Waits some seconds, or until a signal comes.
  ///
  /// - Returns: whether to go on.
  static func wait(seconds: Int) -> Bool {
    var (held, before) = (set, sigset_t())
    // A signal between the look and the waiting would else be slept over.
    sigprocmask(SIG_BLOCK, &held, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    guard !hasCome.load(ordering: .relaxed) else { return false }
    var time = timespec(tv_sec: seconds, tv_nsec: 0)
    _ = pselect(0, nil, nil, nil, &time, &before)
    return !hasCome.load(ordering: .relaxed)
  }
}
