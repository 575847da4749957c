import Merge

extension SiteID {
  /// The id of a site that nobody founded; ids of one name are in the order of their numbers.
  static func numbered(_ number: Int, _ name: String) -> SiteID {
    guard let site = SiteID("\(name)-\(number + 10_000_000)") else {
      preconditionFailure("eight digits are the end of an id")
    }
    return site
  }
}
