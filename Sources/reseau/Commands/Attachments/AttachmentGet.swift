import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `attachment get`: brings a file of a record into a folder.
struct AttachmentGet: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "get",
      Phrase(
        fr: "Prendre un fichier : d’ici, sinon d’un partage qui est là.",
        en: "Take a file: from here, else from a share that is there."),
      more: Phrase(
        fr: "Il se range dans le dossier courant ; un fichier qui y est déjà n’est jamais remplacé "
          + "sans --force.",
        en: "It goes into the current folder; a file that is there already is never replaced "
          + "without --force."),
      examples: [
        "reseau attachment get \"réserver une salle\" plan.pdf",
        "reseau attachment get \"réserver une salle\" plan.pdf --output ~/Documents/plan.pdf",
      ])
  }

  @OptionGroup var handle: AttachmentOwner
  @OptionGroup var file: AttachmentArgument

  @Option(
    name: .customLong("output"),
    help: help(
      fr: "Où le mettre : un fichier, ou un dossier.", en: "Where to put it: a file, or a folder.",
      valueName: Phrase(fr: "chemin", en: "path")),
    completion: .file())
  var destination: String?

  @Flag(
    help: help(
      fr: "Remplacer le fichier qui est déjà là.", en: "Replace the file that is there already."))
  var force = false

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      let view = try replica.record(handle.record)
      let attachment = try replica.attachment(file.attachment, of: view)
      let target = AttachmentTarget(destination, for: attachment)
      if !force { try target.checkIsFree() }
      let content = try replica.content(of: attachment)
      try target.write(content.bytes)
      if output.json {
        return try Output.print(json(attachment, content.origin, target.path).json)
      }
      let told = Phrase(
        fr: "\(attachment.phrase.french) : c’est dans « \(target.path) »",
        en: "\(attachment.phrase.english): it is in “\(target.path)”")
      let source =
        switch content.origin {
        case .home: Phrase(fr: ".", en: ".")
        case .share(let path):
          Phrase(fr: ", repris de « \(path) ».", en: ", taken from “\(path)”.")
        }
      try Output.print(
        Phrase(fr: told.french + source.french, en: told.english + source.english).text)
    }
  }

  private func json(
    _ attachment: Attachment, _ origin: AttachmentContent.Origin, _ path: String
  ) -> Value {
    var members = attachment.members
    members.append(("path", Value(path)))
    if case .share(let share) = origin { members.append(("share", Value(share))) }
    return Value(object: members)
  }
}

/// The file that an attachment is written to.
private struct AttachmentTarget {
  let path: String
  private let files = LocalFiles()

  /// - Parameter named: what the user said: a file, a folder, or nothing, which is the current one.
  init(_ named: String?, for attachment: Attachment) {
    let place = Edge.absolute(named ?? ".")
    let isFolder = (try? LocalFiles().list(place)) != nil
    path = isFolder ? "\(place)/\(attachment.name)" : place
  }

  /// - Throws: ``Complaint`` when something is there already.
  func checkIsFree() throws {
    guard try files.size(of: path) != nil else { return }
    throw Complaint(
      .cannotCreate,
      fr: "« \(path) » existe déjà et reste comme il est : donnez un autre endroit avec --output, "
        + "ou --force pour le remplacer.",
      en: "“\(path)” is there already and stays as it is: name another place with --output, or "
        + "--force to replace it.")
  }

  func write(_ bytes: [UInt8]) throws {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    let name = String(path[slash...].dropFirst())
    try files.replace(
      [NamedFile(name, bytes)], in: folder, temporary: ".reseau-\(Edge.randomBits())",
      isPrivate: false)
  }
}
