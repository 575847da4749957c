import Synchronization

/// Keeps the verdict on a set of facts once it has been asked for, so that noting many facts
/// costs no more than noting them.
final class VerdictCache: Sendable {
  private let verdict = Mutex<Verdict?>(nil)

  /// The verdict, made by `make` the first time.
  func verdict(_ make: () -> Verdict) -> Verdict {
    verdict.withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
