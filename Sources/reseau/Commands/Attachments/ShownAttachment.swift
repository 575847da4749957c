import Community
import Merge
import Workspace

extension Attachment {
  /// The name and the size: « plan.pdf » (12 ko).
  var phrase: Phrase {
    let size = ByteCount(bytes: size).phrase
    let name = Visible.line(name)
    return Phrase(fr: "« \(name) » (\(size.french))", en: "“\(name)” (\(size.english))")
  }

  /// What other programs are told of it.
  var members: [(key: String, value: Value)] {
    [("name", Value(name)), ("sha256", Value(digest)), ("size", Value(size))]
  }
}

extension AttachmentState {
  /// Whether it is here, in a word or two.
  var presence: Phrase {
    if attachment == nil { return Phrase(fr: "illisible", en: "unreadable") }
    return isHeld ? Phrase(fr: "ici", en: "here") : Phrase(fr: "à prendre", en: "to fetch")
  }

  /// The attachment in a list of them: name, size, whether it is here.
  var phrase: Phrase {
    guard let attachment else {
      let shown = Visible.excerpt(element)
      return Phrase(fr: "\(shown) (\(presence.french))", en: "\(shown) (\(presence.english))")
    }
    let size = ByteCount(bytes: attachment.size).phrase
    let name = Visible.line(attachment.name)
    return Phrase(
      fr: "\(name) (\(size.french), \(presence.french))",
      en: "\(name) (\(size.english), \(presence.english))")
  }

  /// The attachment for other programs; of one that can't be read, the element alone.
  var json: Value {
    guard let attachment else { return Value(object: [("element", Value(element))]) }
    return Value(object: [("held", Value(isHeld))] + attachment.members)
  }
}

extension AttachmentChange {
  /// What became of the files, for other programs.
  var json: Value {
    Value(object: [
      ("attachments", Value(array: attachments.map { Value(object: $0.members) })),
      ("effect", Value(applied.effect.rawValue)), ("record", Value(applied.record)),
    ])
  }
}
