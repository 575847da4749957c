// What may be made a share, and where else Réseau may write: see FolderObstacle.

import Journal
import Merge
import Sync

extension Replica {
  /// Makes sure that the folder at `path` may be a share of the home at `home`.
  ///
  /// - Parameters:
  ///   - shares: the shares that the home has. The very same path is no second one: it makes an
  ///     emptied folder a share again.
  ///   - besideOthers: whether other things may lie in the folder.
  /// - Throws: ``WorkspaceError/obstacle(_:at:)``.
  static func checkGround(
    of path: String, for home: String, beside shares: [String], besideOthers: Bool,
    in surroundings: Surroundings
  ) throws(WorkspaceError) {
    func refuse(_ obstacle: FolderObstacle?) throws(WorkspaceError) {
      if let obstacle { throw .obstacle(obstacle, at: path) }
    }
    try refuse(path.isEmpty ? .unnamed : nil)
    let ground = Ground(path, in: surroundings)
    try refuse(ground.home.map { .home(ground.isSame(as: $0) ? path : $0) })
    try refuse(Ground(home, in: surroundings).lies(in: path) ? .holdsHome(home) : nil)
    if !shares.contains(path) {
      try refuse(shares.first { ground.isSame(as: $0) }.map { .sameShare($0) })
    }
    try refuse(ground.outerShare.map { .share($0) })
    let others = besideOthers ? [] : Ground.otherThings(in: path, surroundings.files)
    try refuse(others.isEmpty ? nil : .otherThings(others))
  }

  /// Makes sure that what is written to the folder at `path`, for others to read, lies neither in a
  /// home nor in a share.
  ///
  /// - Throws: ``WorkspaceError/obstacle(_:at:)``.
  public func checkGround(ofPages path: String) throws(WorkspaceError) {
    let ground = Ground(path, in: surroundings)
    if let home = ground.home {
      throw .obstacle(.home(ground.isSame(as: home) ? path : home), at: path)
    }
    if let share = ground.share ?? settings.shares.first(where: { ground.lies(in: $0) }) {
      throw .obstacle(.share(ground.isSame(as: share) ? path : share), at: path)
    }
  }

  /// Makes sure that a new home at `path` lies in no share.
  static func checkGround(
    ofHome path: String, in surroundings: Surroundings
  ) throws(WorkspaceError) {
    let ground = Ground(path, in: surroundings)
    guard let share = ground.share else { return }
    throw .obstacle(.share(ground.isSame(as: share) ? path : share), at: path)
  }
}
