import Synchronization

/// What goes on beside the requests of one start: whether the page is to close.
final class Office: Sendable {
  private let surroundings: PageSurroundings
  private let desk: Desk
  private let closing = AsyncStream<Void>.makeStream()

  init(_ surroundings: PageSurroundings, _ desk: Desk) {
    self.surroundings = surroundings
    self.desk = desk
  }

  /// Closes the page, after the answer that is on its way.
  func close() { closing.continuation.finish() }

  /// Returns when the page is to close.
  func isClosed() async {
    for await _ in closing.stream {}
  }
}
