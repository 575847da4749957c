import Community
import Exchange
import Workspace

/// Invites all sites of a list that neither belong to the network nor are invited yet, or none
/// where a line of the list is wrong.
struct InviteMany {
  let list: String
  let output: String?
  let role: Role
  let days: Int
  let again: Bool
  let asJSON: Bool

  func run() throws {
    let guests = try read()
    let file = try output.flatMap { $0 == "-" ? nil : try CodeFile($0) }
    let plan = try Replica.writing { replica in
      let plan = try replica.plan(inviting: guests.guests, as: role, days: days, again: again)
      guard let file, !plan.codes.isEmpty else {
        try replica.issue(plan)
        return plan
      }
      let report = InvitationReport(plan, otherHeadings: guests.otherHeadings)
      try file.write(file.format == .json ? report.jsonFile : try report.table)
      do {
        try replica.issue(plan)
      } catch {
        file.remove()
        throw error
      }
      return plan
    }
    try InvitationReport(plan, otherHeadings: guests.otherHeadings)
      .tell(file: file?.name, asTable: output == "-", asJSON: asJSON)
  }

  /// The list, once nothing is wrong with any of its lines.
  private func read() throws -> GuestList {
    let input = try Input(list)
    defer { input.close() }
    let bytes = try input.readAll(limit: CSVReader.mostBytes)
    let guests: GuestList
    do throws(FormatError) {
      guests = try GuestList(bytes)
    } catch  where error.isWithoutColumn {
      throw Complaint(
        .badData,
        fr:
          "« \(Visible.line(list)) » : aucune colonne ne s’appelle « site ». Donnez des titres aux "
          + "colonnes, ou un seul nom par ligne, entre guillemets s’il contient un séparateur.",
        en:
          "“\(Visible.line(list))”: no column is called “site”. Give the columns headings, or one "
          + "name a line, between quotation marks if there is a separator in it.")
    } catch {
      throw Complaint(error, file: list)
    }
    guard !guests.problems.isEmpty else { return guests }
    for (line, problem) in guests.problems {
      let place = Phrase.place(line: line, file: nil)
      let phrase = problem.phrase
      Output.message(
        Phrase(
          fr: "\(place.french) : \(phrase.french)", en: "\(place.english): \(phrase.english)"
        ).text)
    }
    throw Complaint(
      .badData,
      fr: "Personne n’a été invité : corrigez ces lignes de « \(Visible.line(list)) », et "
        + "recommencez.",
      en: "Nobody was invited: correct these lines of “\(Visible.line(list))”, and try again.")
  }
}

extension FormatError {
  fileprivate var isWithoutColumn: Bool {
    if case .noKnownColumn = reason { true } else { false }
  }
}

extension GuestProblem {
  /// What is wrong with a line: the end of a sentence.
  fileprivate var phrase: Phrase {
    switch self {
    case .name(let error): error.phrase
    case .role(let word):
      Phrase(
        fr: "« \(Visible.excerpt(word)) » n’est pas un rôle : site ou animateur.",
        en: "“\(Visible.excerpt(word))” is no role: site or lead.")
    case .days(let word):
      Phrase(
        fr: "« \(Visible.excerpt(word)) » n’est pas un nombre de jours, de 1 à 3650.",
        en: "“\(Visible.excerpt(word))” is no number of days, from 1 to 3650.")
    case .moreCells:
      Phrase(
        fr: "il y a plus de cases que de titres de colonnes ; un nom qui contient un séparateur se "
          + "met entre guillemets.",
        en: "there are more cells than headings; a name with a separator in it goes between "
          + "quotation marks.")
    case .twice(let line):
      Phrase(
        fr: "ce site est déjà à la ligne \(line).", en: "this site stands in line \(line) already.")
    }
  }
}
