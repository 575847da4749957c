import Community

/// The names by which people could mean several sites. All homes by which one went on are one site.
public struct Namesakes: Sendable {
  private let shared: Set<String>

  /// Gathers them from sites, each with the first of its homes.
  init(_ sites: [(name: String, origin: String)]) {
    let origins = Dictionary(grouping: sites) { Self.key($0.name) }
      .mapValues { Set($0.map(\.origin)) }
    shared = Set(origins.filter { $0.value.count > 1 }.keys)
  }

  /// Whether several sites are called so.
  public func bear(_ name: String) -> Bool { shared.contains(Self.key(name)) }

  /// What to call a site: by its name, and by its number where others bear that, too.
  public func label(of site: SiteName) -> String {
    bear(site.name) ? site.nameAndNumber : site.name
  }

  /// What differs in case, accents or punctuation alone is one name to people.
  private static func key(_ name: String) -> String {
    let key = Folding.key(of: name)
    return key.isEmpty ? name : key
  }
}

extension Status {
  /// The names of which this home knows several bearers, itself among them.
  public var namesakes: Namesakes {
    Namesakes(
      [(name: site.name, origin: origin)]
        + peers.map { (name: $0.site.name, origin: $0.origin) })
  }
}

extension HomeHealth {
  /// The names that several of those bear who are waited for, this site among them.
  public var namesakes: Namesakes {
    Namesakes(([site] + sites.map(\.site)).map { (name: $0.name, origin: $0.id) })
  }
}
