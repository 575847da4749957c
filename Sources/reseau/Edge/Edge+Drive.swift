import Journal

extension Edge {
  /// What tells about the drives of this machine.
  static var drive: any DriveFacts { LocalFiles() }
}
