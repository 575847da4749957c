import Community
import Synchronization
import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Says on the error output what a long command is doing: only to a terminal, only after a
/// second, and wiped out afterwards.
final class ProgressLine: Sendable {
  private struct State {
    let start: Int64
    var last: Int64 = 0
    var isShown = false
  }

  private let state: Mutex<State>
  private static let patience: Int64 = 1000
  private static let interval: Int64 = 100

  init() { state = Mutex(State(start: Edge.now.milliseconds)) }

  /// Where progress is told.
  var report: ProgressReport {
    guard Terminal.showsMessages else { return { _ in } }
    return { [self] progress in show(progress.phrase) }
  }

  /// Says `phrase`, when the command has been at it for a while.
  func show(_ phrase: @autoclosure () -> Phrase) {
    guard Terminal.showsMessages else { return }
    state.withLock { state in
      let now = Edge.now.milliseconds
      guard now - state.start >= Self.patience, now - state.last >= Self.interval else { return }
      state.last = now
      state.isShown = true
      Output.overwrite(phrase().text)
    }
  }

  /// Wipes the line out.
  func finish() {
    state.withLock { state in
      if state.isShown { Output.overwrite("") }
      state.isShown = false
    }
  }
}
