/// Finds names at one site that a slip of the fingers may have made of each other, without
/// comparing each with each.
///
/// Two names that are one letter apart, or have two letters swapped, are the same once the right
/// letter has been left out of each. So each name stands under as many keys as it has letters
/// (the deletion neighbourhood of Bocek, Hunt & Stiller, "Fast Similarity Search in Large
/// Dictionaries", 2007), and only names under one key are compared.
enum NearNames {
  private struct Key: Comparable {
    let hash: UInt64
    let place: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.hash, left.place) < (right.hash, right.place)
    }
  }

  /// Groups of places in `people` whose names may be near; most of the pairs in them are.
  static func groups(of people: [PersonTraits]) -> [[Int]] {
    var keys: [Key] = []
    for (place, person) in people.enumerated() where !person.site.isEmpty {
      guard let name = person.name else { continue }
      let site = hash(Array(person.site.utf8)[...])
      let spellings = name.sorted == name.written ? [name.sorted] : [name.sorted, name.written]
      for spelling in spellings {
        for key in hashesLackingOne(of: spelling) + [hash(spelling[...])] {
          keys.append(Key(hash: key ^ (site &* 0x9E37_79B9_7F4A_7C15), place: place))
        }
      }
    }
    keys.sort()
    var groups: [[Int]] = []
    var group: [Int] = []
    for (place, key) in keys.enumerated() {
      if group.last != key.place { group.append(key.place) }
      let isLast = place + 1 == keys.count || keys[place + 1].hash != key.hash
      guard isLast else { continue }
      if group.count > 1 { groups.append(group) }
      group.removeAll(keepingCapacity: true)
    }
    return groups
  }

  private static let base: UInt64 = 0x0000_0100_0000_01B3

  /// A polynomial in the letters, so that the hash without one letter follows from two others.
  private static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 &* base &+ UInt64($1) &+ 1 }
  }

  /// The hashes of `word` with one letter left out, for each of its letters.
  private static func hashesLackingOne(of word: [UInt8]) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(word.count)
    var after: UInt64 = 0
    var power: UInt64 = 1
    var before = [UInt64](repeating: 0, count: word.count)
    for place in word.indices.dropFirst() {
      before[place] = before[place - 1] &* base &+ UInt64(word[place - 1]) &+ 1
    }
    for place in word.indices.reversed() {
      hashes.append(before[place] &* power &+ after)
      after = after &+ (UInt64(word[place]) &+ 1) &* power
      power = power &* base
    }
    return hashes
  }
}
