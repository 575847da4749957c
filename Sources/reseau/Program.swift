import ArgumentParser
import Community
import Journal
import Sync
import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program: parses the command line, runs the command, and turns whatever it throws into a
/// sentence and an exit code.
@main
enum Program {
  static func main() {
    do {
      if let problem = Edge.arguments.problem { throw Complaint(problem) }
      if let plain = BulkChange(plain: Edge.arguments.rest) { return try plain.run() }
      var command = try parsed(Edge.arguments.rest)
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// The command that `words` ask for.
  ///
  /// A daily command is tried by itself first: to build the tree of all commands takes longer
  /// than an edit's one sync. Whatever it does not take (help, a mistake) is for the whole tree,
  /// which knows what to say.
  private static func parsed(_ words: [String]) throws -> any ParsableCommand {
    if let daily = words.first.flatMap({ Reseau.daily[$0] }),
      let command = try? daily.parseAsRoot(Array(words.dropFirst())), type(of: command) == daily
    {
      return command
    }
    return try Reseau.parseAsRoot(words)
  }

  private static func end(with error: any Error) -> Never {
    switch error {
    case let error as OutputError where error.isClosedPipe: exit(Outcome.done.rawValue)
    case let error as Ending: exit(error.code)
    default:
      if let complaint = Complaint(telling: error) { end(with: complaint) }
      endParsing(with: error)
    }
  }

  private static func end(with complaint: Complaint) -> Never {
    if Edge.arguments.rest.first == "check" { exit(CheckReport.tell(complaint).rawValue) }
    Output.message("reseau: \(complaint.phrase.text)")
    exit(complaint.outcome.rawValue)
  }

  /// Help and versions come as errors too; what is left is a command line that is no command.
  private static func endParsing(with error: any Error) -> Never {
    guard Reseau.exitCode(for: error) == .success else {
      end(with: Complaint(parsing: error))
    }
    let help = Reseau.fullMessage(for: error)
    do {
      try Output.print(text: HelpText.translated(help))
    } catch {
      end(with: error)
    }
    exit(Outcome.done.rawValue)
  }
}

/// An end whose reason has been told already.
struct Ending: Error {
  /// The exit code.
  let code: Int32

  /// Ends as commands do.
  init(outcome: Outcome) { code = outcome.rawValue }

  /// Ends as monitoring wants it.
  init(state: MonitorState) { code = state.rawValue }
}

extension Complaint {
  /// Says what `error` means; `nil` when it is none of this program's.
  init?(telling error: any Error) {
    switch error {
    case let error as Complaint: self = error
    case let error as WorkspaceError: self.init(error)
    case let error as FileError: self.init(error)
    case let error as OutputError: self.init(error)
    case let error as InvitationCodeError: self.init(error)
    case let error as GivenNameError: self.init(.badData, error.phrase)
    default: return nil
    }
  }

  /// Says what is wrong with words whose meaning is not known yet.
  init(_ problem: Arguments.Problem) {
    switch problem {
    case .notUnicode:
      self.init(
        .badData,
        fr: "Un mot de la commande n’est pas de l’UTF-8 : vérifiez l’encodage du terminal.",
        en: "A word of the command is no UTF-8: check the encoding of the terminal.")
    case .missingValue(let option):
      self.init(
        .usage, fr: "Il manque la valeur de « \(option) ».", en: "“\(option)” lacks its value.")
    case .unknownLanguage(let name):
      self.init(
        .usage, fr: "La langue « \(name) » n’existe pas ici : fr ou en.",
        en: "There is no language “\(name)” here: fr or en.")
    }
  }

  /// Says that the output could not be written.
  init(_ error: OutputError) {
    self.init(
      .inputOutput,
      fr: "Le résultat n’a pas pu être écrit (erreur système \(error.code)) : le disque est-il "
        + "plein ?",
      en: "The output could not be written (system error \(error.code)): is the disk full?")
  }
}
