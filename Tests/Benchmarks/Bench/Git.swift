import Foundation
import Journal
import Merge
import Workspace

/// The same work in git, for comparison: one file a record, one commit a change.
struct Git {
  let village: Village

  private var repository: String { village.path + "/git" }
  private var clonePath: String { village.path + "/git-clone" }

  /// Replays the journals of the village, in the order of their times, as commits.
  func prepare() throws {
    var changes: [(at: Timestamp, record: String, line: String)] = []
    let files = LocalFiles()
    for name in village.names {
      let home = village.home(name)
      let folder = JournalFolder(files: files, path: home + "/journals")
      let settings = try SiteSettings(at: home, files: files)
      let (_, position) = try OpenSegment(of: settings.site, in: folder).read()
      let stretch = try folder.stretch(
        of: settings.site, from: 1, through: position.next - 1, isOwn: true)
      for entry in stretch.entries {
        guard let change = entry.change else { continue }
        changes.append((entry.at, change.record, change.json))
      }
    }
    changes.sort { $0.at < $1.at }
    try replay(changes)
  }

  private func replay(_ changes: [(at: Timestamp, record: String, line: String)]) throws {
    _ = run(["git", "init", "-q", "--bare", repository])
    let stream = village.path + "/git-stream"
    FileManager.default.createFile(atPath: stream, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: stream))
    var contents: [String: String] = [:]
    var batch = ""
    for change in changes {
      // A record's file holds its changes so far: what a person would see grows likewise.
      let content = (contents[change.record] ?? "").suffix(4000) + change.line + "\n"
      contents[change.record] = String(content)
      let seconds = change.at.milliseconds / 1000
      batch += "commit refs/heads/main\ncommitter r <r@r> \(seconds) +0000\ndata 1\nx\n"
      batch += "M 100644 inline \(change.record)\ndata \(content.utf8.count)\n\(content)\n"
      if batch.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(batch.utf8))
        batch = ""
      }
    }
    try file.write(contentsOf: Data(batch.utf8))
    try file.close()
    _ = run([
      "sh", "-c",
      "cd \(repository) && git fast-import --quiet < ../git-stream && git gc -q && "
        + "git symbolic-ref HEAD refs/heads/main",
    ])
  }

  func clone() -> Run {
    try? FileManager.default.removeItem(atPath: clonePath)
    return run(["git", "clone", "-q", "file://" + repository, clonePath])
  }

  /// Writes one file and commits it, durably.
  func commit(_ text: String) throws -> Run {
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: clonePath + "/measure"))
    return run([
      "sh", "-c",
      "cd \(clonePath) && git add measure && git -c core.fsync=all -c user.name=r "
        + "-c user.email=r@r commit -q -m x",
    ])
  }
}
