/// What a site may do in its network.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// It writes its own journal, and may invite.
  case lead
  /// It writes its own journal.
  case site
}
