/// What a long command is doing, for whoever waits.
public enum Progress: Hashable, Sendable {
  /// Reading and checking journals: sites done, and sites in all.
  case receiving(Int, of: Int)
  /// Copying journals to a share: sites done, and sites in all.
  case sending(Int, of: Int)
  /// Writing records to the index: records done, and records in all.
  case indexing(Int, of: Int)
}

/// Where progress is told.
public typealias ProgressReport = @Sendable (Progress) -> Void
