import Testing

@testable import Oracle

@Suite struct NaiveRuleTests {
  private var hamlet = Hamlet()

  @Test mutating func `a revocation cuts what it has not seen, and nothing else`() {
    let seen = hamlet.title(hamlet.site, "A")
    hamlet.history.hear(hamlet.founder, from: hamlet.site)
    let revocation = hamlet.revoke(hamlet.founder, hamlet.site)
    let unseen = hamlet.title(hamlet.site, "B")
    #expect(hamlet.has(revocation) && hamlet.has(seen) && !hamlet.has(unseen))
  }

  @Test mutating func `a revocation through a number cuts what comes after it`() {
    let count = hamlet.history.authors[hamlet.site].writer.lines.count
    let kept = hamlet.title(hamlet.site, "A")
    let cut = hamlet.title(hamlet.site, "B")
    hamlet.meet()
    _ = hamlet.revoke(hamlet.founder, hamlet.site, through: count + 1)
    #expect(hamlet.has(kept) && !hamlet.has(cut))
  }

  @Test mutating func `who a revoked lead admitted in sight stays, who out of sight does not`() {
    let early = hamlet.newcomer(of: hamlet.lead)
    hamlet.meet()
    _ = hamlet.revoke(hamlet.founder, hamlet.lead, through: 1)
    let late = hamlet.newcomer(of: hamlet.lead)
    #expect(hamlet.belongs(early) && !hamlet.belongs(late))
  }

  @Test mutating func `a site can't revoke`() {
    let revocation = hamlet.revoke(hamlet.site, hamlet.founder)
    #expect(!hamlet.has(revocation))
    let title = hamlet.title(hamlet.founder, "A")
    #expect(hamlet.has(title))
  }

  @Test mutating func `of leads who revoke each other unseen the senior wins`() {
    let senior = hamlet.revoke(hamlet.founder, hamlet.lead)
    let junior = hamlet.revoke(hamlet.lead, hamlet.founder)
    #expect(hamlet.has(senior) && !hamlet.has(junior))
  }

  @Test mutating func `a grant makes a lead of who has seen it, and a demotion unmakes it`() {
    let before = hamlet.role(hamlet.site, hamlet.other, "site")
    let grant = hamlet.role(hamlet.founder, hamlet.site, "lead")
    hamlet.meet()
    let charter = hamlet.set(hamlet.site, "charter/charter", ["title": .string("A")])
    hamlet.meet()
    let demotion = hamlet.role(hamlet.founder, hamlet.site, "site")
    let unseen = hamlet.set(hamlet.site, "charter/charter", ["title": .string("B")])
    let ordinary = hamlet.title(hamlet.site, "C")
    hamlet.meet()
    _ = hamlet.role(hamlet.founder, hamlet.site, "lead")
    hamlet.meet()
    let again = hamlet.set(hamlet.site, "charter/charter", ["title": .string("D")])
    #expect(!hamlet.has(before) && hamlet.has(grant) && hamlet.has(charter))
    #expect(hamlet.has(demotion) && !hamlet.has(unseen) && hamlet.has(ordinary))
    #expect(hamlet.has(again))
  }

  @Test mutating func `two who use one code are kept out until a lead pins one`() {
    let guest = hamlet.newcomer(of: hamlet.founder)
    #expect(hamlet.belongs(guest))
    let thief = hamlet.thief()
    #expect(!hamlet.belongs(guest) && !hamlet.belongs(thief))
    _ = hamlet.pin(hamlet.founder, guest)
    #expect(hamlet.belongs(guest) && !hamlet.belongs(thief))
    _ = hamlet.pin(hamlet.lead, thief)
    #expect(hamlet.belongs(guest) && hamlet.belongs(thief))
  }

  @Test mutating func `a withdrawal keeps out who joins unseen, and nobody who is pinned`() {
    let pinned = hamlet.newcomer(of: hamlet.founder)
    _ = hamlet.pin(hamlet.founder, pinned)
    hamlet.history.withdraw(hamlet.founder, hamlet.history.codes[hamlet.history.codes.count - 1])
    let late = hamlet.newcomer(of: hamlet.founder)
    hamlet.history.withdraw(hamlet.founder, hamlet.history.codes[hamlet.history.codes.count - 1])
    #expect(hamlet.belongs(pinned) && !hamlet.belongs(late))
  }

  @Test mutating func `who goes on under a new key belongs, unless a revocation has not seen it`() {
    hamlet.history.goOn(hamlet.site, isProven: true)
    let heir = hamlet.history.authors.count - 1
    hamlet.history.goOn(hamlet.site, isProven: false)
    #expect(hamlet.belongs(heir) && !hamlet.belongs(heir + 1))
    hamlet.history.hear(hamlet.founder, from: heir)
    _ = hamlet.revoke(hamlet.founder, hamlet.site)
    #expect(hamlet.belongs(heir))
    _ = hamlet.revoke(hamlet.lead, hamlet.site)
    #expect(!hamlet.belongs(heir))
  }

  @Test mutating func `both journals of a fork have effect`() {
    hamlet.history.authors.append(hamlet.history.authors[hamlet.site])
    let one = hamlet.title(hamlet.site, "A")
    let other = hamlet.title(hamlet.history.authors.count - 1, "B")
    #expect(hamlet.has(one) && hamlet.has(other))
    #expect(hamlet.model.dump.contains { $0.contains("conflicts") })
  }

  @Test mutating func `a clock that lacks what was seen leaves its entry without effect`() {
    _ = hamlet.title(hamlet.site, "A")
    hamlet.history.hear(hamlet.lead, from: hamlet.site)
    _ = hamlet.title(hamlet.lead, "B")
    // The founder names the lead's entry, and not the site's, which that one had seen.
    let lead = hamlet.name(hamlet.lead)
    hamlet.history.authors[hamlet.founder].heard.insert(lead)
    let open = hamlet.title(hamlet.founder, "C")
    hamlet.history.hear(hamlet.founder, from: hamlet.site)
    let closed = hamlet.title(hamlet.founder, "D")
    #expect(!hamlet.has(open) && hamlet.has(closed))
  }

  @Test mutating func `a redacted line waits for its reason`() throws {
    hamlet.history.write(hamlet.site, NaiveWriter.set(["name": .string("Ana")]), on: "member/x")
    hamlet.meet()
    let after = hamlet.title(hamlet.founder, "A")
    #expect(hamlet.has(after))
    func redacted(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
      Dictionary(
        files.map { DishonestHistory.redacted($0.key, $0.value) ?? ($0.key, $0.value) },
        uniquingKeysWith: { $1 })
    }
    let bare = NaiveModel(files: redacted(hamlet.history.files))
    #expect(!bare.hasEffect(after) && bare.waiting > 0)
    let erasure = hamlet.set(hamlet.founder, "erasure/e", ["record": .string("member/x")])
    let reasoned = NaiveModel(files: redacted(hamlet.history.files))
    #expect(reasoned.hasEffect(after) && reasoned.hasEffect(erasure) && reasoned.waiting == 0)
    #expect(!reasoned.records.contains("member/x") && !hamlet.model.records.contains("member/x"))
  }

  @Test mutating func `what is for leads has no effect when others write it`() {
    for (record, field, word) in [
      ("practice/a", "status", "validated"), ("survey/s", "status", "open"),
      ("survey/s", "status", "closed"), ("charter/charter", "title", "A"),
      ("network/reseau", "name", "A"), ("erasure/e", "record", "member/x"),
      ("retirement/r", "site", "lyon-p3x9k2m7"),
    ] {
      let others = hamlet.set(hamlet.site, record, [field: .string(word)])
      let leads = hamlet.set(hamlet.lead, record, [field: .string(word)])
      #expect(!hamlet.has(others) && hamlet.has(leads), "\(record) \(word)")
    }
    let own = "site/\(hamlet.history.authors[hamlet.site].site)"
    let (name, role) = (["name": JSONText.string("A")], ["role": JSONText.string("lead")])
    let entries = [
      hamlet.set(hamlet.site, own, name), hamlet.set(hamlet.lead, own, name),
      hamlet.set(hamlet.site, own, role), hamlet.set(hamlet.lead, own, role),
      hamlet.set(hamlet.site, "site/lyon-p3x9k2m7", name),
    ]
    #expect(entries.map(hamlet.has) == [true, true, false, false, false])
  }
}
