/// All files of the static site, before any of them is made.
struct SitePlan {
  /// The files, each path once.
  let pages: [SitePage]

  init(_ contents: SiteContents) {
    let key = SiteFrame.key(contents)
    let lists = SiteListPages(contents, key: key)
    let records = SiteRecordPages(contents: contents, key: key)
    var pages = [lists.first, lists.practices, lists.projects, lists.directory]
    if !contents.meetings.isEmpty { pages.append(lists.meetings) }

    var projects: [String: [SiteRecord]] = [:]
    for project in contents.projects {
      for practice in project.elements("practices") {
        projects[practice, default: []].append(project)
      }
    }
    pages += contents.practices.map { records.practice($0, projects: projects[$0.record] ?? []) }
    let practices = Dictionary(
      contents.practices.map { ($0.record, $0) }, uniquingKeysWith: { first, _ in first })
    pages += contents.projects.map { records.project($0, practices: practices) }
    pages += contents.meetings.map { records.meeting($0) }

    pages += SiteSearch(contents, key: key).pages
    pages.append(SiteFeed(contents: contents).page)
    pages += [
      Self.file("site.css", PackageResources.site_css),
      Self.file("site.js", PackageResources.site_js),
      Self.file("icon.svg", PackageResources.icon_svg),
    ]
    var paths: Set<String> = []
    self.pages = pages.filter { paths.insert($0.path).inserted }
  }

  private static func file(_ path: String, _ bytes: [UInt8]) -> SitePage {
    SitePage(path, key: Fingerprint.of(String(decoding: bytes, as: UTF8.self))) { _ in bytes }
  }
}
