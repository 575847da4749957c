/// What a power cut does to what was not synced.
public enum Loss: CaseIterable, Sendable {
  /// All of it had reached the disk by chance.
  case nothing
  /// None of it had.
  case everything
  /// The first of it had, in order, and a part of the write that was under way.
  case torn
  /// The size had, and no byte of the content.
  case zeros
  /// Some sectors had and some not, some names had and some not, in any order.
  case mixed

  func content(
    _ durable: [UInt8], _ content: [UInt8], _ changes: [Inode.Change], _ random: inout Seeded
  ) -> [UInt8] {
    guard !changes.isEmpty else { return durable }
    switch self {
    case .nothing: return content
    case .everything: return durable
    case .torn: return Self.torn(durable, changes, &random)
    case .zeros:
      let kept = Self.kept(durable, changes)
      return content.enumerated().map { $0 < kept ? $1 : 0 }
    case .mixed: return Self.mixed(durable, content, changes, &random)
    }
  }

  func entries(
    _ durable: [String: Int], _ changes: [Inode.EntryChange], _ random: inout Seeded
  ) -> [String: Int] {
    var entries = durable
    let count = self == .torn ? random.below(changes.count + 1) : changes.count
    for change in changes.prefix(count) {
      let isLost =
        switch self {
        case .everything: true
        case .mixed: random.flip()
        default: false
        }
      if !isLost { Inode.apply(change, to: &entries) }
    }
    return entries
  }

  /// How many bytes from the start on are as old as the last sync.
  private static func kept(_ durable: [UInt8], _ changes: [Inode.Change]) -> Int {
    changes.reduce(durable.count) { kept, change in
      switch change {
      case .write: kept
      case .truncate(let size): min(kept, size)
      }
    }
  }

  private static func torn(
    _ durable: [UInt8], _ changes: [Inode.Change], _ random: inout Seeded
  ) -> [UInt8] {
    var bytes = durable
    let count = random.below(changes.count + 1)
    for change in changes.prefix(count) { Inode.apply(change, to: &bytes) }
    if count < changes.count, case .write(let offset, let written) = changes[count],
      offset <= bytes.count
    {
      let part = Array(written.prefix(random.below(written.count + 1)))
      Inode.apply(.write(offset: offset, bytes: part), to: &bytes)
    }
    return bytes
  }

  private static func mixed(
    _ durable: [UInt8], _ content: [UInt8], _ changes: [Inode.Change], _ random: inout Seeded
  ) -> [UInt8] {
    let kept = kept(durable, changes)
    let size = random.below(4) == 0 ? durable.count : content.count
    var bytes = [UInt8](repeating: 0, count: size)
    for start in stride(from: 0, to: size, by: Inode.sector) {
      let source = random.below(4)
      for place in start..<min(start + Inode.sector, size) {
        let old = place < durable.count ? durable[place] : 0
        bytes[place] =
          switch source {
          case 0, 1: place < content.count ? content[place] : 0
          // What was there before the file was cut, where the same sector is in use again.
          case 2: old
          // A sector that holds what was synced holds that in its old and in its new form.
          default: place < kept ? old : 0
          }
      }
    }
    return bytes
  }
}
