import Community
import Merge
import Workspace

/// What belongs to a record and stands below its fields: tasks, comments, questions, files.
struct RecordSections {
  /// A button.
  struct Button: Sendable {
    let action: String
    let label: String
    let isMain: Bool
  }

  /// Records that name this one.
  struct Group: Sendable {
    let label: String
    let rows: [Row]
    /// Where another one is added.
    let add: String?
  }

  /// One of them.
  struct Row: Sendable {
    let href: String
    let title: String
    let facts: [String]
    /// Whether it is a task, which can be ticked off and moved.
    let isTask: Bool
    let isDone: Bool
    let tick: String
    let up: String?
    let down: String?
  }

  /// What stands together under one heading, even when it is nothing yet: for templates, a mere
  /// list would be one heading each.
  struct Listed<Item: Sendable>: Sendable {
    let all: [Item]
  }

  /// A comment.
  struct Comment: Sendable {
    let href: String
    let author: String
    let html: String
  }

  /// A file.
  struct File: Sendable {
    let name: String
    let size: String
    let href: String?
    let fetch: String?
    let element: String
  }

  let buttons: [Button]
  let groups: [Group]
  let comments: Listed<Comment>?
  let files: Listed<File>?
  let who: String?
  let takesFiles: Bool

  init(_ visit: Visit, _ replica: Replica, _ view: RecordView) throws {
    let person = try replica.person()
    let actions = RecordAction.all(
      for: view, person: person, site: replica.settings.name, isLead: try replica.isLead(),
      today: visit.today)
    buttons = actions.map { action in
      Button(
        action: action.rawValue, label: visit.say(action.label),
        isMain: [.propose, .validate, .takePart, .openSurvey].contains(action))
    }
    let text = FieldText(replica: replica, language: visit.language)
    var groups: [Group] = []
    var comments: Listed<Comment>?
    for related in try replica.related(to: view.record) {
      if related.relation.kind == .comment {
        comments = Listed(all: try related.records.map { try Comment($0, text) })
      } else {
        let group = try Group(related, of: view, visit, text)
        if !group.rows.isEmpty || group.add != nil { groups.append(group) }
      }
    }
    self.groups = groups
    self.comments = comments
    takesFiles = view.kind?.fields.contains(where: \.holdsAttachments) == true
    let files = takesFiles ? try replica.attachments(of: view).map { File($0, view, visit) } : []
    self.files = files.isEmpty ? nil : Listed(all: files)
    who = person == nil && actions.contains(where: \.needsPerson) ? "/settings" : nil
  }
}

extension RecordSections.Group {
  fileprivate init(
    _ related: Related, of view: RecordView, _ visit: Visit, _ text: FieldText
  ) throws {
    let kind = related.relation.kind
    let all = related.records
    label = visit.say(related.relation.label).capitalizedFirst
    rows = try all.enumerated().map { place, record in
      let facts = try kind.columns.filter {
        $0 != kind.titleField && $0 != related.relation.field && $0 != "done" && $0 != "order"
      }.compactMap { name -> String? in
        guard let value = record.value(name) else { return nil }
        return try text.part(value, kind.field(name)?.form).text
      }
      let isDone = record.value("done")?.bool == true
      let tick = isDone ? RecordAction.undone : .done
      let canMove = kind.field("order") != nil
      return RecordSections.Row(
        href: "/" + record.record, title: record.title, facts: facts, isTask: kind == .task,
        isDone: isDone, tick: tick.rawValue,
        up: canMove && place > 0 ? record.record : nil,
        down: canMove && place + 1 < all.count ? record.record : nil)
    }
    let isFromHere = kind != .project
    let parent = try text.handle(of: view.record, [view.kind?.name ?? ""])
    add =
      isFromHere
      ? "/new/\(kind.name)?\(related.relation.field)=\(parent.inURL)&then=/\(view.record)" : nil
  }
}

extension RecordSections.Comment {
  fileprivate init(_ comment: RecordView, _ text: FieldText) throws {
    href = "/" + comment.record
    author =
      try comment.value("by").map { try text.part($0, Kind.comment.field("by")?.form).text }
      ?? ""
    html = Markdown.html(comment.text("body"))
  }
}

extension RecordSections.File {
  fileprivate init(_ state: AttachmentState, _ view: RecordView, _ visit: Visit) {
    element = state.element
    guard let attachment = state.attachment else {
      name = state.element
      size = ""
      href = nil
      fetch = nil
      return
    }
    name = attachment.name
    size = visit.say(ByteCount(bytes: attachment.size).phrase)
    let place = "/\(view.record)/file/\(attachment.digest)"
    href = state.isHeld ? place : nil
    fetch = state.isHeld ? nil : place
  }
}

extension String {
  /// The text with a capital at its start.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
