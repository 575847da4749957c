import Community
import Journal

/// The changes of a record that are not everybody's to make, told by their bytes: each change is
/// decoded to be merged, and would be decoded for this alone before.
enum ReservedChanges: Sendable {
  case none
  /// Those in which one of these searches finds something.
  case saying([ByteSearch])
  case all

  /// Those of `record`.
  init(of record: String) {
    self = Kind.of(record: record).flatMap { Self.ofKinds[$0.name] } ?? .none
  }

  private static let ofKinds = Dictionary(
    uniqueKeysWithValues: Kind.all.map { ($0.name, ReservedChanges($0.reserve)) })

  private init(_ reserve: Kind.Reserve) {
    self =
      switch reserve {
      case .nothing: .none
      case .saying(let words): .saying(words.map { ByteSearch(for: Array($0.utf8)) })
      case .everything: .all
      }
  }
}
