import Community
import Foundation
import Testing
import Workspace

@testable import Oracle

extension Network {
  /// That all of `names` show what the sentences of the pages say of the files that they hold, and
  /// of those on the share; the same when they are made anew; and that nobody waits for what is
  /// there.
  ///
  /// - Parameter waiting: how many entries wait for what nobody has.
  func expectOneTruth(
    at names: [String], on share: String = "drive", waiting: Int = 0,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let whole = try NaiveModel(at: sharePath(share)).dump
    for name in names {
      let outcomes = try sync(name, .pull, with: [sharePath(share)])
      #expect(outcomes.map(\.waiting) == [waiting], "\(name) waits", sourceLocation: place)
      let dump = try dump(name)
      expectSame(dump, whole, "\(name) and the share", place)
      expectSame(try NaiveModel(at: homePath(name)).dump, dump, "\(name) and its files", place)
      let flaws = try with(name) { try $0.verify().flaws }
      #expect(flaws.isEmpty, "\(name): \(flaws)", sourceLocation: place)
      try with(name) { try $0.rebuild() }
      expectSame(try self.dump(name), dump, "\(name), made anew, and before", place)
    }
  }

  private func expectSame(
    _ dump: [String], _ other: [String], _ what: String, _ place: SourceLocation
  ) {
    let difference = Set(dump).symmetricDifference(other).sorted()
    #expect(dump == other, "\(what) differ: \(difference)", sourceLocation: place)
  }

  /// Lets a newcomer take everything from the shares, after all of `names` have heard of it.
  func newcomer(
    _ name: String, called site: String? = nil, by lead: String, among names: [String]
  ) throws {
    try join(name, with: try invite(site ?? name, by: lead))
    for _ in 1...2 { for name in [name] + names { try sync(name) } }
  }

  /// The title of a practice at a site; `nil` when it is not there.
  func title(_ practice: String, at name: String) throws -> String? {
    try with(name, for: .read) { try $0.view(of: "practice/\(practice)")?.string("title") }
  }

  /// Lets a site write the title of a practice that is called by it.
  func write(_ title: String, at name: String) throws {
    try apply(name, #"{"on":"practice/\#(title)","set":{"title":"\#(title)"}}"#)
  }
}
