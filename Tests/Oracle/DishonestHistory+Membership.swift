// What can be said of who belongs; whether it counts is for others to say.
extension DishonestHistory {
  mutating func invite(
    _ place: Int, role: String, expires: String = "2026-12-24T00:00:00.000Z",
    of name: String = "Pau"
  ) {
    let code = Code(key: key(), role: role)
    codes.append(code)
    let fields = ["key": code.key.text, "site": name, "role": role, "expires": expires]
    write(place, strings(fields), on: "invitation/i\(codes.count)")
  }

  /// Makes a new site that joins with `code`.
  mutating func join(_ code: Code, isProven: Bool) {
    join(code, isProven: isProven, NaiveWriter("pau\(authors.count)", key: key()))
  }

  /// Lets a code that leaked be used more often than anybody looks at.
  mutating func joinWithoutEnd() {
    note("joins without end")
    let code = dice.pick(codes)
    for _ in 0..<70 { join(code, isProven: true) }
  }

  private mutating func join(_ code: Code, isProven: Bool, _ writer: NaiveWriter) {
    let key = writer.key
    let message = NaiveFact.joinMessage(network, writer.site, key.text, code.role)
    let proof = (isProven ? code.key : key).signature(of: message)
    let fields = [
      "name": "Pau \(authors.count)", "role": code.role, "key": key.text,
      "invitation": code.key.text, "proof": proof,
    ]
    authors.append(Author(writer: writer))
    write(authors.count - 1, strings(fields), on: "site/\(writer.site)")
  }

  /// Lets somebody pin the join of the site at `other`.
  mutating func pin(_ place: Int, _ other: Int, role: String) {
    let writer = authors[other].writer
    guard let line = writer.lines.first.flatMap({ NaiveLine($0, of: writer.site) }),
      let code = line.change?["set"]?["invitation"]?.string
    else { return }
    if !dice.chance(of: lies) { hear(place, from: other) }
    let fields = [
      "site": writer.site, "key": writer.key.text, "role": role, "invitation": code,
    ]
    write(place, strings(fields), on: "admission/a\(count)")
  }

  /// Lets a site begin a journal anew: by another code, or by what is no way in.
  mutating func beginAgain(_ other: Int) {
    let writer = authors[other].writer.forked(at: 0)
    switch dice.below(4) {
    case 0:
      authors.append(Author(writer: writer))
      write(authors.count - 1, strings(["title": "Sans début"]), on: "practice/a")
    case 1: goOn(dice.below(authors.count), isProven: true, writer)
    default: join(dice.pick(codes), isProven: true, writer)
    }
  }

  /// Lets a site go on under a new key.
  mutating func goOn(_ other: Int, isProven: Bool) {
    goOn(other, isProven: isProven, NaiveWriter("auch\(authors.count)", key: key()))
  }

  /// Lets who came last go on, and who goes on for it, more often than anybody is let in.
  mutating func goOnWithoutEnd() {
    note("continuations without end")
    for _ in 0..<70 { goOn(authors.count - 1, isProven: true) }
  }

  private mutating func goOn(_ other: Int, isProven: Bool, _ writer: NaiveWriter) {
    guard authors[other].site != writer.site else { return }
    let key = writer.key
    let old = authors[other].writer
    let message = NaiveFact.continuationMessage(network, writer.site, key.text, old.site)
    let proof = (isProven ? old.key : key).signature(of: message)
    let fields = [
      "name": "Auch", "role": "site", "key": key.text, "continues": old.site, "proof": proof,
    ]
    var heard = authors[other].heard
    if dice.chance(of: 20) {
      heard = past["\(old.site) \(old.point(at: dice.below(old.lines.count) + 1))"] ?? []
    }
    authors.append(Author(writer: writer, heard: heard))
    write(authors.count - 1, strings(fields), on: "site/\(writer.site)")
  }

  mutating func setRole(_ place: Int, of site: String, to role: String) {
    let fields = ["site": site, "role": role]
    write(place, strings(fields), on: "role/r\(count)")
  }

  mutating func revoke(_ place: Int, _ other: Int) {
    revoke(place, authors[other].site, of: authors[other].writer.lines.count)
  }

  /// Revokes a site that wrote so many entries, or from before some of these.
  mutating func revoke(_ place: Int, _ site: String, of count: Int) {
    var fields: [String: JSONText] = ["site": .string(site)]
    if dice.chance(of: 40) { fields["through"] = .literal("\(dice.below(count + 1))") }
    write(place, NaiveWriter.set(fields), on: "revocation/v\(past.count)")
  }

  mutating func retire(_ place: Int, _ other: Int) {
    let fields: [String: JSONText] = [
      "site": .string(authors[other].site),
      "seq": .literal("\(authors[other].writer.lines.count)"),
    ]
    write(place, NaiveWriter.set(fields), on: "retirement/t\(count)")
  }

  mutating func withdraw(_ place: Int, _ code: Code) {
    let record = "invitation/i\(dice.below(codes.count) + 1)"
    write(place, strings(["withdrawn": code.key.text]), on: record)
  }

  mutating func erase(_ place: Int) {
    var fields: [String: JSONText] = ["record": .string(dice.pick(["member/x", "member/y"]))]
    if dice.flip() { fields["answers"] = .array([.string("answer/q-x")]) }
    write(place, NaiveWriter.set(fields), on: "erasure/e\(count)")
  }

  private var count: Int { past.count }

  private func strings(_ fields: [String: String]) -> String {
    NaiveWriter.set(fields.mapValues { .string($0) })
  }
}
