import ArgumentParser
import Community
import Merge
import Workspace

/// `attachment remove`: takes a file out of a record.
struct AttachmentRemove: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "remove",
      Phrase(fr: "Retirer un fichier d’une fiche.", en: "Take a file out of a record."),
      more: Phrase(
        fr: "La fiche ne le montre plus ; les sites et les partages qui l’ont en gardent la copie.",
        en: "The record no longer shows it; the sites and the shares that have it keep the copy."),
      examples: ["reseau attachment remove \"réserver une salle\" plan.pdf"])
  }

  @OptionGroup var handle: AttachmentOwner
  @OptionGroup var file: AttachmentArgument
  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.writing { replica in
      let view = try replica.record(handle.record)
      let element = try element(of: view, in: replica)
      let applied = try replica.detach(
        element, from: view.record, by: author.member(in: replica))
      if output.json { return try ChangeReport([applied], title: view.title).tell(asJSON: true) }
      let name = Attachment(element: element)?.phrase ?? Phrase(same: Visible.excerpt(element))
      let title = Visible.line(view.title)
      try Output.print(
        Phrase(
          fr: "\(title) : \(name.french), c’est retiré.",
          en: "\(title): \(name.english), taken out."
        ).text)
    }
  }

  /// An element that can't be read is named by all that stands there.
  private func element(of view: RecordView, in replica: Replica) throws -> String {
    let whole = try replica.attachments(of: view).first { $0.element == file.attachment }
    if let whole { return whole.element }
    return try replica.attachment(file.attachment, of: view).element
  }
}
