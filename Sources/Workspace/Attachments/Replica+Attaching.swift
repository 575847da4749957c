import Community
import Journal
import Merge

/// What became of files that were to be attached, or to be taken away.
public struct AttachmentChange: Hashable, Sendable {
  /// The attachments, in the order of the files.
  public let attachments: [Attachment]
  /// What became of the record.
  public let applied: Applied
}

extension Replica {
  /// Attaches files to a record, all in one change.
  ///
  /// All are checked before anything is written. The bytes are durable before the entry that names
  /// them is written, so that no crash leaves a record that promises what nobody has. A crash in
  /// between leaves bytes that no record names: they stay, and harm nobody.
  ///
  /// - Parameters:
  ///   - files: what they are called, for people, and their bytes.
  ///   - record: its name, `kind/id`.
  /// - Throws: ``WorkspaceError/attachment(_:)``, ``WorkspaceError/noSuchRecord(_:)``; then
  ///   nothing was written.
  public func attach(
    _ files: [NamedFile], to record: String, by member: String? = nil
  ) throws(WorkspaceError) -> AttachmentChange {
    do {
      let view = try attachable(record)
      var attachments: [Attachment] = []
      for file in files {
        guard file.bytes.count <= Attachment.largest else {
          throw AttachmentError.tooLarge(name: file.name)
        }
        do throws(Attachment.NameFlaw) {
          attachments.append(
            try Attachment(
              digest: BlobName(of: file.bytes).text, size: file.bytes.count, name: file.name))
        } catch {
          throw AttachmentError.name(file.name, error)
        }
      }
      let held = Set(try self.attachments(of: view).map(\.element))
      let news = attachments.map(\.element).filter { !held.contains($0) }
      var change = Change(on: record)
      if !news.isEmpty { change.add = [FieldChange(Self.attachmentsField, news)] }
      try Rules.check(change)
      try checkBelieved(change)
      // What is attached already may have rotted or been removed here, so it is stored as well.
      for file in files { try folder.blobs.store(file.bytes) }
      guard !news.isEmpty else {
        return AttachmentChange(
          attachments: attachments, applied: Applied(record: record, effect: .unchanged))
      }
      return AttachmentChange(
        attachments: attachments, applied: try applied(change, by: member))
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Takes an element out of a record's attachments; also one that can't be read.
  ///
  /// The bytes stay here and in the shares: another record, or a change that is still on its way,
  /// may name them.
  public func detach(
    _ element: String, from record: String, by member: String? = nil
  ) throws(WorkspaceError) -> Applied {
    do {
      let view = try attachable(record)
      guard try attachments(of: view).contains(where: { $0.element == element }) else {
        throw AttachmentError.noSuch(handle: element, record: record)
      }
      var change = Change(on: record)
      change.remove = [FieldChange(Self.attachmentsField, [element])]
      return try applied(change, by: member)
    } catch {
      throw WorkspaceError(error)
    }
  }

  static let attachmentsField = "attachments"

  private func applied(_ change: Change, by member: String?) throws -> Applied {
    let applied = try apply([NumberedDraft(Draft(change))], by: member)
    return applied.first ?? Applied(record: change.record, effect: .unchanged)
  }

  /// The record, if it is there and can have attachments.
  private func attachable(_ record: String) throws -> RecordView {
    guard let view = try view(of: record) else { throw WorkspaceError.noSuchRecord(record) }
    guard view.kind?.field(Self.attachmentsField)?.holdsAttachments == true else {
      throw AttachmentError.noneAllowed(record: record)
    }
    return view
  }

  /// Makes sure that the entry will not be refused after its bytes were stored: a push would give
  /// them to the others for nothing.
  private func checkBelieved(_ change: Change) throws {
    let beliefs = try index.read { try $0.value(of: IndexNotes.beliefs) }
    guard beliefs.limit(of: settings.site) >= journalEnd.next else {
      let roster = try index.read { try storedRoster($0) }
      throw WorkspaceError.notBelieved(settings.site, roster.place(of: settings.site))
    }
    guard !beliefs.erased.contains(change.record) else {
      throw WorkspaceError.erased(change.record)
    }
  }
}
