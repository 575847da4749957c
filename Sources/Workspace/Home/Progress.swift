import Community

/// What a long command is doing, for whoever waits.
public enum Progress: Hashable, Sendable {
  /// Reading and checking journals: sites done, and sites in all.
  case receiving(Int, of: Int)
  /// Copying journals to a share: sites done, and sites in all.
  case sending(Int, of: Int)
  /// Writing records to the index: records done, and records in all.
  case indexing(Int, of: Int)
  /// Comparing the index with the journals: records done, and records in all.
  case comparing(Int, of: Int)
  /// Copying files into a backup, or out of one: files done, and files in all, as far as known.
  case copying(Int, of: Int)
}

/// Where progress is told.
public typealias ProgressReport = @Sendable (Progress) -> Void

extension Progress {
  /// What is being done, as people read it.
  public var phrase: Phrase {
    switch self {
    case .receiving(let done, let all):
      Phrase(fr: "Réception : site \(done) sur \(all)…", en: "Receiving: site \(done) of \(all)…")
    case .sending(let done, let all):
      Phrase(fr: "Envoi : site \(done) sur \(all)…", en: "Sending: site \(done) of \(all)…")
    case .indexing(let done, let all):
      Phrase(
        fr: "Mise à jour : fiche \(done) sur \(all)…", en: "Updating: record \(done) of \(all)…")
    case .comparing(let done, let all):
      Phrase(
        fr: "Comparaison : fiche \(done) sur \(all)…", en: "Comparing: record \(done) of \(all)…")
    case .copying(let done, let all):
      Phrase(fr: "Copie : fichier \(done) sur \(all)…", en: "Copying: file \(done) of \(all)…")
    }
  }

  /// How far it is: units done, and units in all.
  public var share: (done: Int, all: Int) {
    switch self {
    case .receiving(let done, let all), .sending(let done, let all), .indexing(let done, let all),
      .comparing(let done, let all), .copying(let done, let all):
      (done, all)
    }
  }
}
