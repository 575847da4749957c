import Community
import Workspace

/// When a change was made, at which site, and by whom, in a line.
struct Authorship {
  let text: String

  init(_ change: PastChange, _ visit: Visit, _ replica: Replica) throws {
    let who = try change.by.flatMap { try replica.title(of: $0) }
    text =
      ([visit.say(visit.surroundings.time(change.at)), change.site.name] + [who].compactMap { $0 })
      .joined(separator: ", ")
  }
}
