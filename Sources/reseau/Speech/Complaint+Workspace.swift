import Catalog
import Community
import Journal
import Merge
import Sync
import Workspace

extension Complaint {
  /// Says why a home could not do what was asked.
  init(_ error: WorkspaceError) {
    switch error {
    case .journal(let error): self.init(error)
    case .index(let error): self.init(error)
    case .file(let error): self.init(error)
    case .sync(let error): self.init(error, share: nil)
    case .rule(let error, let line): self.init(error, line: line)
    case .draft(let error, let line): self.init(error, line: line)
    case .attachment(let error): self.init(error)
    case .ballot(let error): self.init(error)
    case .backup(let error): self.init(error)
    case .busy: self.init(.busy, Complaint.busyPhrase)
    case .obstacle(let obstacle, let path): self.init(obstacle, at: path)
    case .noHome, .homeExists, .homeDamaged, .newerHome: self.init(ofHome: error)
    case .leadsOnly, .lastLead, .barred, .notBelieved, .noSuchSite, .outsider, .ambiguousSite,
      .noSuchInvitation,
      .invitationUsed, .invitationExpired, .beyondRepair:
      self.init(ofMembership: error)
    default: self.init(ofRecord: error)
    }
  }

  private init(ofHome error: WorkspaceError) {
    switch error {
    case .noHome(let path):
      self.init(
        .missing,
        fr: "Il n’y a pas de site Réseau dans « \(path) » : « reseau init » fonde un réseau, "
          + "« reseau join » rejoint celui qui vous invite.",
        en: "There is no Réseau site in “\(path)”: “reseau init” founds a network, “reseau join” "
          + "joins the one that invites you.")
    case .homeExists(let path):
      self.init(
        .cannotCreate,
        fr: "Il y a déjà un site Réseau dans « \(path) » ; pour un autre, donnez un autre dossier "
          + "avec --home.",
        en: "There is a Réseau site in “\(path)” already; for another one, name another folder "
          + "with --home.")
    case .homeDamaged(let path):
      self.init(
        .inputOutput,
        fr: "« \(path) » est illisible : reprenez ce fichier dans une sauvegarde du dossier.",
        en: "“\(path)” can't be read: take this file from a backup of the folder.")
    case .newerHome(let format):
      self.init(
        .badData,
        fr: "Ce dossier a été écrit par un programme plus récent (format \(format), celui-ci "
          + "connaît \(SiteSettings.format)) : mettez reseau à jour.",
        en: "This folder was written by a newer program (format \(format), this one knows "
          + "\(SiteSettings.format)): update reseau.")
    default: self.init(unexpected: error)
    }
  }

  private static let busyPhrase = Phrase(
    fr: "Une autre commande travaille dans ce dossier : réessayez dans un instant.",
    en: "Another command is at work in this folder: try again in a moment.")

  private init(ofRecord error: WorkspaceError) {
    switch error {
    case .noSuchRecord(let handle):
      self.init(
        .missing,
        fr: "Aucune fiche ne répond à « \(Visible.line(handle)) » : « reseau search » aide à la "
          + "trouver.",
        en: "No record goes by “\(Visible.line(handle))”: “reseau search” helps to find it.")
    case .ambiguous(let handle, let items):
      let names = items.prefix(6).map { "\($0.name) (\(Visible.line($0.title)))" }
        .joined(separator: ", ")
      let more = items.count > 6 ? ", …" : ""
      self.init(
        .badData,
        fr: "Plusieurs fiches répondent à « \(Visible.line(handle)) » : \(names)\(more).",
        en: "Several records go by “\(Visible.line(handle))”: \(names)\(more).")
    case .outsideText(let record, let field, let length, let line):
      let place = Place(record: record, field: field, line: line).phrase
      self.init(
        .badData,
        fr: "\(place.french) : une étape sort du texte, qui compte \(length) caractères.",
        en: "\(place.english): a step reaches beyond the text, which has \(length) characters.")
    case .noSuchShare(let handle):
      self.init(
        .missing,
        fr: "Aucun partage ne répond à « \(handle) » ; « reseau share list » les montre.",
        en: "No share goes by “\(handle)”; “reseau share list” shows them.")
    case .nothingToDecide(let record, let field):
      let what = field.isEmpty ? record : "\(record), \(field)"
      self.init(
        .missing, fr: "Rien n’est à décider pour \(what).",
        en: "There is nothing to decide about \(what).")
    case .notInConflict(let site, let field):
      self.init(
        .missing, fr: "« \(site) » n’a pas écrit de valeur en conflit pour \(field).",
        en: "“\(site)” wrote no conflicting value of \(field).")
    case .erased(let record):
      self.init(
        .notPermitted,
        fr: "\(record) a été effacée pour toujours, sur demande : rien ne s’y note plus.",
        en: "\(record) was erased for ever, on demand: nothing is noted there any more.")
    case .noSuchField(let record, let field):
      self.init(
        .missing, fr: "\(record) n’a pas de champ « \(field) ».",
        en: "\(record) has no field “\(field)”.")
    default: self.init(unexpected: error)
    }
  }

  /// Says the name of an error that this table does not know: a newer room below.
  init(unexpected error: WorkspaceError) {
    let name = String("\(error)".prefix { $0.isLetter })
    self.init(
      .inputOutput, fr: "Réseau n’a pas pu continuer (\(name)).",
      en: "Réseau could not go on (\(name)).")
  }
}
