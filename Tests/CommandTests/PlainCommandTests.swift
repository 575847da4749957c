import ArgumentParser
import Testing

@testable import reseau

/// Words that are read without the argument parser mean what they mean to it.
struct PlainCommandTests {
  @Test(arguments: [
    ["apply"], ["apply", "changes.jsonl"], ["apply", "--json"], ["apply", "a b", "--json"],
    ["apply", "help"],
  ])
  func `a plain line is read as the parser reads it`(words: [String]) throws {
    let parsed = try #require(try Apply.parseAsRoot(Array(words.dropFirst())) as? Apply)

    let plain = try #require(BulkChange(plain: words))

    #expect(plain == parsed.change)
  }

  @Test(arguments: [
    [], ["dump"], ["apply", "--by", "claire"], ["apply", "--help"], ["apply", "-h"],
    ["apply", ""], ["apply", "-"], ["apply", "a", "b"], ["apply", "--json", "--json"],
    ["apply", "--", "a"], ["apply", "--jsn"], ["apply", "a", "--json", "--by", "b"],
  ])
  func `any other line is for the parser`(words: [String]) {
    #expect(BulkChange(plain: words) == nil)
  }
}
