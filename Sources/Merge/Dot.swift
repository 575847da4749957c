/// A site, named by its place in the home's table of sites.
///
/// Site ids are strings of some thirty bytes; a merge compares and indexes them millions of
/// times. A home therefore numbers the sites it knows, in the order it met them. The numbers
/// mean nothing outside the home: whatever must be the same everywhere (ties, output) goes by
/// the id's bytes.
public struct SiteIndex: Hashable, Comparable, Sendable {
  /// The place in the table, from 0.
  public let rawValue: UInt32

  /// Makes the index of the site at `rawValue` in the home's table.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Orders by place in the table, which says nothing about the ids.
  public static func < (left: SiteIndex, right: SiteIndex) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The name of one entry: the site that wrote it and its number in that site's journal.
///
/// Numbers count 1, 2, 3 … without gaps; 0 stands for "nothing yet".
public struct Dot: Hashable, Comparable, Sendable {
  /// The site that wrote the entry.
  public let site: SiteIndex
  /// The entry's number in the site's journal, from 1.
  public let seq: UInt32

  /// Makes the name of entry `seq` of `site`.
  public init(site: SiteIndex, seq: UInt32) {
    self.site = site
    self.seq = seq
  }

  /// Orders by site, then number: a storage order without meaning for the merge.
  public static func < (left: Dot, right: Dot) -> Bool {
    (left.site, left.seq) < (right.site, right.seq)
  }
}
