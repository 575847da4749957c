import Synchronization
import Workspace

/// What goes on beside the requests of one start: an exchange, one at a time, and whether the page
/// is to close.
final class Office: Sendable {
  let surroundings: PageSurroundings
  let desk: Desk
  private let closing = AsyncStream<Void>.makeStream()
  private let state = Mutex<(job: Job?, task: Task<Void, Never>?)>((nil, nil))

  init(_ surroundings: PageSurroundings, _ desk: Desk) {
    self.surroundings = surroundings
    self.desk = desk
  }

  /// The exchange that runs, or else the last one; `nil` when there was none.
  var job: Job? { state.withLock { $0.job } }

  /// Starts an exchange, unless one is running.
  ///
  /// However it ends, it ends: what `work` throws is told as what happened.
  ///
  /// - Returns: whether it was started.
  @discardableResult
  func start(
    _ kind: Job.Kind, _ work: @escaping @Sendable (Replica) throws -> [ShareOutcome]
  ) -> Bool {
    state.withLock { state in
      guard state.job?.isRunning != true else { return false }
      let job = Job(kind, at: surroundings.machine.now())
      state.job = job
      state.task = Task.detached { [self] in
        let end = await run(job, work)
        self.state.withLock { $0.job?.end = end }
      }
      return true
    }
  }

  private func run(
    _ job: Job, _ work: @escaping @Sendable (Replica) throws -> [ShareOutcome]
  ) async -> Job.End {
    do {
      let report: ProgressReport = { [self] progress in
        state.withLock { $0.job?.progress = progress }
      }
      return try await desk.run(job.access, report: report) { [surroundings] replica in
        let accounts = try work(replica).map { Job.Account($0, surroundings) }
        return .done(accounts, departures: replica.wentOn.map(surroundings.departure))
      }
    } catch {
      return .failed(surroundings.explain(error))
    }
  }

  /// Returns when no exchange is running.
  func isQuiet() async { await state.withLock { $0.task }?.value }

  /// Waits a moment for the exchange that runs: most are over before anybody wants to read how far
  /// they are.
  func waitBriefly() async {
    for _ in 0..<8 where job?.isRunning == true {
      try? await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Closes the page, after the answer that is on its way.
  func close() { closing.continuation.finish() }

  /// Returns when the page is to close: it was asked to, nothing is running any more, and the
  /// answer that says so has had the time to go out. The server drops what it is still writing when
  /// it is stopped.
  func isClosed() async {
    for await _ in closing.stream {}
    await isQuiet()
    try? await Task.sleep(for: .milliseconds(500))
  }
}
