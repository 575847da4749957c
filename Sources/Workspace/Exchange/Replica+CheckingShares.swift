import Journal
import Merge
import Sync

extension Replica {
  /// Tries what the folder at `path` can do as a share. It need not be one, and no home is needed.
  ///
  /// - Parameter drive: what tells about the drive, beyond what the surroundings' disk promises.
  /// - Throws: ``WorkspaceError/sync(_:)`` when the folder is not there or can't be listed.
  public static func checkShare(
    at path: String, drive: any DriveFacts, in surroundings: Surroundings
  ) throws(WorkspaceError) -> ShareCheck {
    // Only the scratch folder is written to, so it does not matter which site this is.
    guard let visitor = SiteID("visitor-00000000") else { throw .sync(.share(.absent)) }
    let trial = ShareTrial(
      of: path, files: surroundings.files, drive: drive,
      tag: String(surroundings.random(), radix: 36), now: surroundings.now,
      patience: surroundings.patience, pause: surroundings.pause)
    do { return try trial.run(writer: visitor) } catch { throw .sync(.share(error)) }
  }
}
