import Merge

extension Replica {
  /// What is known of each share of this site over time, in the order of the settings.
  public func sightings() -> [ShareSighting] {
    let known = folder.sightings()
    return settings.shares.map { share in
      known.first { $0.share == share } ?? ShareSighting(of: share)
    }
  }

  /// Remembers how an exchange went with each share. Nothing is written when nothing is new, and no
  /// exchange fails because this does.
  func remember(_ outcomes: [ShareOutcome]) {
    let now = surroundings.now()
    change { sighting in
      for outcome in outcomes where outcome.share == sighting.share {
        sighting.note(outcome, at: now)
      }
    }
  }

  /// What a log has to say about shares: each trouble once, and once that it is over.
  ///
  /// What was handed out is taken for said, whoever exchanges next.
  public func newsOfShares() -> [ShareSighting.News] {
    var news: [ShareSighting.News] = []
    change { sighting in
      guard sighting.trouble?.reason != sighting.told else { return }
      news.append(
        sighting.trouble.map { .trouble(sighting.share, $0) } ?? .isBack(sighting.share))
      sighting.told = sighting.trouble?.reason
    }
    return news
  }

  private func change(_ change: (inout ShareSighting) -> Void) {
    let known = sightings()
    let changed = known.map { sighting in
      var changed = sighting
      change(&changed)
      return changed
    }
    if changed != known { try? folder.store(changed) }
  }
}

extension ShareSighting {
  /// What happened to a share that a log has not said yet.
  public enum News: Hashable, Sendable {
    /// It can't be used.
    case trouble(String, Trouble)
    /// It can be used again.
    case isBack(String)
  }
}
