// What is done next.
extension DishonestHistory {
  /// Does one thing.
  mutating func act() {
    let place = dice.below(authors.count)
    let other = dice.below(authors.count)
    if !honest.isEmpty, dice.chance(of: 30) { return meet(place) }
    switch dice.below(100) {
    case 0..<32: change(place)
    case 32..<57:
      note("merge")
      hear(place, from: other)
    case 57..<59: nameAnybody(place, other)
    case 59..<60:
      note("retirement")
      retire(place, other)
    case 60..<64:
      note("invitation")
      let isShort = dice.chance(of: 10)
      invite(
        place, role: dice.pick(["lead", "site"]),
        expires: "2026-\(isShort ? "11-05" : "12-24")T00:00:00.000Z")
    case 64..<65:
      note("second beginning")
      beginAgain(other)
    case 65..<70:
      note("join")
      join(dice.pick(codes), isProven: dice.chance(of: 90))
      if dice.chance(of: 70) { hear(authors.count - 1, from: place) }
    case 70..<74:
      note("pin")
      pin(place, other, role: dice.pick(["site", "lead"]))
    case 74..<78:
      note("role")
      setRole(place, of: authors[other].site, to: dice.pick(["lead", "site"]))
    case 78..<83:
      note("revocation")
      revoke(place, other)
    case 83..<85:
      note("withdrawal")
      withdraw(place, dice.pick(codes))
    case 85..<87:
      note("erasure")
      erase(place)
    case 87..<90:
      note("continuation")
      goOn(other, isProven: dice.chance(of: 90))
      // A key goes on, and a code that leaked is used, as often as somebody likes.
      if dice.chance(of: 8) {
        if dice.chance(of: 50) { goOnWithoutEnd() } else { joinWithoutEnd() }
      }
    case 90..<95: fork(other)
    default: usurp(place, other)
    }
  }

  /// Has to do with a home of the program.
  private mutating func meet(_ place: Int) {
    let homes = honest.sorted { $0.key.precedes($1.key) }
    let (site, name) = dice.pick(homes)
    switch dice.below(12) {
    case 0:
      note("revocation of a home")
      revoke(place, site, of: journal[name]?.count ?? 0)
    case 1:
      note("role of a home")
      setRole(place, of: site, to: dice.pick(["lead", "site"]))
    case 2:
      note("name of a home")
      write(place, NaiveWriter.set(["name": .string("Autre")]), on: "site/\(site)")
    default:
      note("merge of a home")
      hear(place, fromHome: name)
    }
  }

  /// Lets a journal go on twice, from anywhere: a copy, or a thief.
  private mutating func fork(_ other: Int) {
    note("fork")
    let old = authors[other]
    let seq = dice.below(old.writer.lines.count) + 1
    let name = "\(old.site) \(old.writer.point(at: seq))"
    let heard = dice.flip() ? old.heard : past[name] ?? []
    var covered = journal[name] ?? []
    for line in old.writer.lines.prefix(seq) {
      for (site, points) in NaiveLine(line, of: old.site)?.saw ?? [] {
        for point in points { covered.formUnion(journal["\(site) \(point)"] ?? []) }
      }
    }
    authors.append(
      Author(
        writer: old.writer.forked(at: seq), heard: heard, covered: covered, shared: seq))
    change(authors.count - 1)
  }

  private mutating func nameAnybody(_ place: Int, _ other: Int) {
    note("name")
    let site = dice.flip() ? authors[place].site : authors[other].site
    write(place, NaiveWriter.set(["name": .string(dice.pick(["Un", "Deux"]))]), on: "site/\(site)")
  }

  /// What nobody should write on the network's own records.
  private mutating func usurp(_ place: Int, _ other: Int) {
    note("usurpation")
    let (site, key) = (authors[place].site, authors[place].writer.key.text)
    switch dice.below(4) {
    case 0: write(place, Self.founding("À moi", site, key), on: "network/reseau")
    case 1:
      let fields = ["role": "lead", "name": "Moi", "key": key]
      write(place, NaiveWriter.set(fields.mapValues { .string($0) }), on: "site/\(site)")
    case 2:
      write(place, NaiveWriter.set(["name": .string("Nom")]), on: "site/\(authors[other].site)")
    default: write(place, "{\"delete\":true}", on: "site/\(authors[other].site)")
    }
  }

  // MARK: Changes to records

  private mutating func change(_ place: Int) {
    note("change")
    let record = dice.pick([
      "practice/a", "practice/b", "member/x", "member/y", "answer/q-x", "survey/s", "project/p",
      "charter/charter",
    ])
    let isPersonal = record.hasPrefix("member/") || record.hasPrefix("answer/")
    write(
      place, NaiveWriter.change(parts(), salt: isPersonal ? salt() : nil), on: record)
  }

  private mutating func parts() -> [(key: String, value: JSONText)] {
    func one(_ field: String, _ value: JSONText) -> JSONText { .object([(field, value)]) }
    switch dice.below(10) {
    case 0..<3:
      return [("set", one("title", .string(dice.pick(["Salle", "Train", "Note", "é"]))))]
    case 3:
      let words = ["draft", "proposed", "validated", "open", "closed"]
      return [("set", one("status", .string(dice.pick(words))))]
    case 4: return [("set", one("title", .literal("null")))]
    case 5, 6:
      let key = dice.pick(["add", "remove"])
      return [(key, one("tags", .array([.string(dice.pick(["a", "b"]))])))]
    case 7, 8:
      let step: [JSONText] = [
        .literal("\(dice.pick([0, 0, 0, 1, 2]))"), .literal("\(dice.pick([0, 0, 0, 1]))"),
        .string(dice.pick(["ab", "c\n", "X"])),
      ]
      return [("edit", one("body", .array([.array(step)])))]
    default: return [("delete", .literal("true"))]
    }
  }
}
