import Merge

extension RecordState {
  /// The member of whom this member's record, called `name`, says that it is the same person;
  /// `nil` when it names nobody else. It is kept when the record is gone.
  ///
  /// - Parameter siteRank: the place of a site's id among all ids, by bytes.
  public func sameAs(_ name: String, siteRank: (SiteIndex) -> Int) -> String? {
    guard let register = values["same"], Kind.of(record: name) == .member,
      let target = register.shown(siteRank: siteRank).first?.value.string,
      RecordName(target)?.kind == Kind.member.name, target != name
    else { return nil }
    return target
  }
}
