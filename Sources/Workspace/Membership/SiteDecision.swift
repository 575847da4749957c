import Community

/// What a lead decides about a site, in the words of all who offer it.
public enum SiteDecision: String, CaseIterable, Sendable {
  /// It belongs for good, whatever becomes of its invitation.
  case admit
  /// It does not come in: what it wrote counts for nothing, as before.
  case refuse
  /// It becomes a lead.
  case promote
  /// It is a lead no longer.
  case demote
  /// Nobody waits for it any more.
  case retire
  /// What it writes from here on counts for nothing.
  case revoke

  /// Asks whether that is meant for `name`.
  public func question(about name: String) -> Phrase {
    switch self {
    case .admit:
      Phrase(fr: "Garder \(name) dans le réseau ?", en: "Keep \(name) in the network?")
    case .refuse:
      Phrase(fr: "Refuser d’admettre \(name) ?", en: "Refuse to let \(name) in?")
    case .promote:
      Phrase(fr: "Nommer \(name) site animateur ?", en: "Make \(name) a lead site?")
    case .demote:
      Phrase(
        fr: "Reprendre à \(name) son rôle de site animateur ?",
        en: "Take back that \(name) is a lead site?")
    case .retire: Phrase(fr: "Mettre \(name) à la retraite ?", en: "Retire \(name)?")
    case .revoke: Phrase(fr: "Révoquer \(name) ?", en: "Revoke \(name)?")
    }
  }

  /// What follows from it, before it is done.
  public var consequence: Phrase {
    switch self {
    case .admit:
      Phrase(
        fr: "Il fait alors partie du réseau, quoi qu’il advienne de son invitation.",
        en: "It then belongs to the network, whatever becomes of its invitation.")
    case .refuse:
      Phrase(
        fr: "Il n’entre pas dans le réseau, et rien de ce qu’il a écrit ne compte, nulle part.",
        en: "It does not come into the network, and nothing that it wrote counts, anywhere.")
    case .promote:
      Phrase(
        fr: "Il peut alors inviter, révoquer, valider et effacer, comme celui-ci.",
        en: "It may then invite, revoke, validate and erase, as this one does.")
    case .demote:
      Phrase(
        fr: "Ce qu’il a décidé et qui est arrivé ici reste ; il continue comme les autres sites.",
        en: "What it decided and has come here stays; it goes on as the other sites do.")
    case .retire:
      Phrase(
        fr: "Rien de ce qu’il a écrit ne se perd ; s’il écrit à nouveau, il est de retour.",
        en: "Nothing that it wrote is lost; when it writes again, it is back.")
    case .revoke:
      Phrase(
        fr: "Ce qu’il écrit désormais ne compte plus, nulle part ; ce qui est arrivé ici de ce "
          + "site reste.",
        en: "What it writes from here on counts for nothing, anywhere; what has come here of the "
          + "site stays.")
    }
  }

  /// A revocation decides what counts, and no program can take back what somebody can read.
  public static let accessToClose = Phrase(
    fr: "Fermez aussi l’accès de ce poste au dossier partagé (compte, mot de passe, clé) : qui "
      + "l’a encore y lit ce qui arrive, et garde ce qu’il a déjà reçu.",
    en: "Close that machine's access to the shared folder, too (account, password, key): who still "
      + "has it reads what comes there, and keeps what has been received.")
}

// What is the matter where a lead is missing, or would be, without an end: what to do follows, as
// each surface says it.
extension WorkspaceError {
  /// Says ``leadsOnly``.
  public static let leadsOnlyPhrase = Phrase(
    fr: "Seul un site animateur peut faire cela", en: "Only a lead site may do this")
  /// Says ``lastLead``.
  public static let lastLeadPhrase = Phrase(
    fr: "C’est le seul site animateur : nommez-en un autre d’abord",
    en: "This is the only lead site: make another one a lead first")
}
