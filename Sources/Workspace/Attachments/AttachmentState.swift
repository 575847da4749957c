import Community
import Journal
import Merge

/// An element of a record's attachments, and whether its bytes are here.
public struct AttachmentState: Hashable, Sendable {
  /// As it stands in the record.
  public let element: String
  /// The file; `nil` when the element came from elsewhere and describes none that this version
  /// understands. Then the element is shown as text, and is nothing else.
  public let attachment: Attachment?
  /// Whether the bytes are in this home; else they are fetched when they are wanted.
  public let isHeld: Bool
}

extension Replica {
  /// The attachments of a record, sorted by name; what can't be read comes last.
  public func attachments(of view: RecordView) throws(WorkspaceError) -> [AttachmentState] {
    guard view.kind?.field(Self.attachmentsField)?.holdsAttachments == true,
      case .set(let elements) = view.fields[Self.attachmentsField]
    else { return [] }
    do {
      return try elements.map { element in
        let attachment = Attachment(element: element)
        let name = attachment.flatMap { BlobName($0.digest) }
        return AttachmentState(
          element: element, attachment: attachment,
          isHeld: try name.map { try folder.blobs.contains($0) } ?? false)
      }.sorted { $0.order < $1.order }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// The attachment of a record that `handle` means: its name, or the start of its hash.
  ///
  /// - Throws: ``AttachmentError/noSuch(handle:record:)``,
  ///   ``AttachmentError/ambiguous(handle:_:)``, as ``WorkspaceError/attachment(_:)``.
  public func attachment(
    _ handle: String, of view: RecordView
  ) throws(WorkspaceError) -> Attachment {
    let all = try attachments(of: view).compactMap(\.attachment)
    let named = all.filter { $0.name.utf8.elementsEqual(handle.utf8) }
    let alike = named.isEmpty ? all.filter { $0.name.lowercased() == handle.lowercased() } : named
    let isStart = handle.utf8.count >= 4 && handle.utf8.allSatisfy(\.isHexDigit)
    let found = alike.isEmpty && isStart ? all.filter { $0.digest.hasPrefix(handle) } : alike
    // One content under two names is the same file, whichever is taken.
    guard let first = found.first else {
      throw .attachment(.noSuch(handle: handle, record: view.record))
    }
    guard found.count == 1 else { throw .attachment(.ambiguous(handle: handle, found)) }
    return first
  }
}

extension AttachmentState {
  fileprivate var order: (Int, String, String) {
    (attachment == nil ? 1 : 0, attachment?.name ?? "", element)
  }
}
