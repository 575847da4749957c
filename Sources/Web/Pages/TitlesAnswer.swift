import Catalog
import Community
import Merge
import Workspace

/// Titles that begin like what somebody types into a field that names a record.
struct TitlesAnswer {
  let answer: PageAnswer

  init(_ visit: Visit, _ replica: Replica) throws {
    let kinds = (visit.query["kinds"] ?? "").split(separator: ",").map { String($0) }
      .filter { Kind.named($0) != nil }
    let hits = try replica.search(visit.query["q"] ?? "", kinds: kinds, limit: 12)
    answer = .json(Value(array: kinds.isEmpty ? [] : hits.map { Value($0.title) }).json)
  }
}
