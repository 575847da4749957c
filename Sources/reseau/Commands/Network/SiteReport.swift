import Merge
import Workspace

/// Who this site is, in JSON.
struct SiteReport {
  let json: String

  init(_ replica: Replica) {
    let settings = replica.settings
    json =
      Value(object: [
        ("home", Value(Edge.home)),
        (
          "network",
          Value(object: [
            ("id", Value(settings.network)), ("name", Value(settings.networkName)),
          ])
        ),
        (
          "site",
          Value(object: [
            ("id", Value(settings.site.text)), ("name", Value(settings.name)),
          ])
        ),
      ]).json
  }
}
