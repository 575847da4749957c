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
      // A drive that is gone, and then an empty folder in its place, are one story.
      let reason = sighting.trouble.map { $0.reason.isAway ? .absent : $0.reason }
      guard reason != sighting.told else { return }
      if let trouble = sighting.trouble {
        news.append(.trouble(sighting.share, trouble))
      } else if let told = sighting.told {
        news.append(.isBack(sighting.share, after: told))
      }
      sighting.told = reason
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
    /// It can be used again, after what was said last.
    case isBack(String, after: Reason)
  }
}
