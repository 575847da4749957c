import Community
import Merge
import Testing

@Suite struct PersonGroupsTests {
  private func groups(_ links: (String, String)...) -> PersonGroups {
    PersonGroups(links.map { PersonGroups.Link("member/\($0.0)", to: "member/\($0.1)") })
  }

  /// The links after the steps were written.
  private func links(
    _ links: [String: String], after steps: [PersonGroups.Step]
  ) -> [String: String] {
    var links = links
    for step in steps { links[step.record] = step.target }
    return links
  }

  private func groups(of links: [String: String]) -> PersonGroups {
    PersonGroups(links.map { PersonGroups.Link($0.key, to: $0.value) })
  }

  @Test func `a person goes by the record that the links lead to`() {
    let groups = groups(("a", "c"), ("c", "b"), ("d", "b"))
    #expect(groups.group(of: "member/d") == ["member/b", "member/a", "member/c", "member/d"])
    #expect(groups.hidden == ["member/a", "member/c", "member/d"])
    #expect(groups.group(of: "member/x") == ["member/x"])
  }

  @Test func `where the links lead in a circle, its smallest name stands for the person`() {
    let groups = groups(("a", "c"), ("c", "b"), ("b", "c"))
    #expect(groups.group(of: "member/a") == ["member/b", "member/a", "member/c"])
  }

  @Test func `a link to nobody hides nobody, and two of them make one person`() {
    let link = PersonGroups.Link("member/b", to: "member/z", isTargetLive: false)
    #expect(PersonGroups([link]).isEmpty)
    let other = PersonGroups.Link("member/a", to: "member/z", isTargetLive: false)
    let both = PersonGroups([link, other])
    #expect(both.group(of: "member/b") == ["member/a", "member/b"])
    #expect(both.group(of: "member/z") == ["member/a", "member/b"])
  }

  @Test func `a record that is gone says nothing, and is erased with the person`() {
    let groups = PersonGroups([
      PersonGroups.Link("member/b", to: "member/a", isLive: false),
      PersonGroups.Link("member/c", to: "member/a"),
    ])
    #expect(groups.group(of: "member/a") == ["member/a", "member/c"])
    #expect(groups.everyRecord(of: "member/c") == ["member/a", "member/b", "member/c"])
  }

  @Test(arguments: UInt64(1)...60)
  func `the same links make the same groups in whatever order they come`(seed: UInt64) {
    var generator = Seeded(seed)
    let names = (0..<12).map { "member/m\($0)" }
    var links: [PersonGroups.Link] = []
    for name in names where Bool.random(using: &generator) {
      let target = names.randomElement(using: &generator) ?? name
      links.append(PersonGroups.Link(name, to: target))
    }
    let expected = PersonGroups(links)
    for _ in 0..<5 {
      let shuffled = PersonGroups(links.shuffled(using: &generator))
      #expect(shuffled == expected, "seed \(seed)")
      for name in names {
        let group = shuffled.group(of: name)
        #expect(group.contains(name), "seed \(seed)")
        #expect(group.allSatisfy { shuffled.group(of: $0) == group }, "seed \(seed)")
      }
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `merging joins two persons whole, and separating parts one record alone`(seed: UInt64) {
    var generator = Seeded(seed)
    let names = (0..<8).map { "member/m\($0)" }
    var links: [String: String] = [:]
    for _ in 0..<20 {
      let one = names.randomElement(using: &generator) ?? ""
      let other = names.randomElement(using: &generator) ?? ""
      let before = groups(of: links)
      if Int.random(in: 0..<3, using: &generator) > 0 {
        links = self.links(links, after: before.merging(other, into: one))
        let together = Set(before.group(of: one) + before.group(of: other))
        let after = groups(of: links)
        #expect(Set(after.group(of: other)) == together, "seed \(seed)")
        #expect(
          after.representative(of: other) == before.representative(of: one), "seed \(seed)")
      } else {
        links = self.links(links, after: before.separating(one))
        let after = groups(of: links)
        #expect(after.group(of: one) == [one], "seed \(seed)")
        let rest = before.group(of: one).filter { $0 != one }
        for name in rest { #expect(Set(after.group(of: name)) == Set(rest), "seed \(seed)") }
      }
    }
  }
}
