import Workspace

/// A page, or something that a page does.
struct Route: Sendable {
  /// How it is asked for. Only `post` changes anything.
  enum Method: Sendable {
    case get
    case post
  }

  /// What answers it.
  enum Work: Sendable {
    /// Something that needs no home.
    case plain(@Sendable (Visit) throws -> PageAnswer)
    /// Something that goes on beside the requests.
    case office(@Sendable (Visit, Office) async throws -> PageAnswer)
    /// Something over the home, opened so.
    case home(Replica.Access, @Sendable (Visit, Replica) throws -> PageAnswer)
  }

  let method: Method
  /// The path, with `:name` for parts that differ.
  let path: String
  let work: Work

  /// How many parts of the path differ from one address to another.
  var openParts: Int { path.split(separator: "/").count { $0.hasPrefix(":") } }

  /// A page that shows something.
  static func page(
    _ path: String, _ answer: @escaping @Sendable (Visit, Replica) throws -> PageAnswer
  ) -> Route {
    Route(method: .get, path: path, work: .home(.read, answer))
  }

  /// A form that changes something.
  static func change(
    _ path: String, _ answer: @escaping @Sendable (Visit, Replica) throws -> PageAnswer
  ) -> Route {
    Route(method: .post, path: path, work: .home(.write, answer))
  }

  /// A form that only asks something, such as a preview.
  static func ask(
    _ path: String, _ answer: @escaping @Sendable (Visit, Replica) throws -> PageAnswer
  ) -> Route {
    Route(method: .post, path: path, work: .home(.read, answer))
  }
}
