import Community
import Journal
import Merge
import Workspace

/// The static site: what the network agreed on, as a folder of pages that any browser opens and any
/// web server serves. It shows validated practices, projects, meetings, and the members who agreed
/// to be shown. The rules: Web.docc/Site.md.
public enum Site {
  /// Writes the site of `replica` to the folder at `path`, as far as it is not there already.
  ///
  /// - Parameters:
  ///   - files: the disk on which the folder lies. The folder is made when it is missing, and not
  ///     the one it lies in, which may be a drive that is not there.
  ///   - language: the language of the pages.
  ///   - now: the moment: practices are due for review by it.
  ///   - day: the day that a moment falls on.
  ///   - isForced: whether a folder is taken that was not made by this program. Files in it that
  ///     have the name of a page are replaced; all others stay.
  ///   - report: is told how many files of how many are done.
  /// - Throws: ``SiteError``, ``FileError``, ``WorkspaceError``.
  public static func publish(
    _ replica: Replica, to path: String, on files: any FileSystem, in language: Language,
    now: Timestamp, day: @escaping (Timestamp) -> CalendarDate?, isForced: Bool = false,
    report: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> SiteAccount {
    let writer = SiteWriter(path, files, isForced: isForced)
    let known = try writer.manifest(network: replica.settings.network)
    let contents = try SiteContents(
      replica, in: language, now: now, day: day, known: known.changes,
      isWritten: { try writer.holds($0.path, $0.key, size: $0.attachment.size, by: known) })
    var new = SiteManifest(network: replica.settings.network)
    new.changes = contents.changes
    return try writer.write(
      contents.files.pages(replica) + SitePlan(contents).pages, over: known, new: new,
      make: { pages in
        let views = try replica.views(of: pages.compactMap(\.record))
        return try pages.map { page in try page.bytes(page.record.flatMap { views[$0] }) }
      }, report: report)
  }
}
