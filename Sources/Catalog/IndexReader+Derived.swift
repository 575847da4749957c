extension IndexReader {
  /// Returns what `make` makes of the index; what it made before, while nothing in the index has
  /// changed since.
  ///
  /// A page of a hundred records asks a hundred times who wrote what; the answer is the same for
  /// all of them.
  ///
  /// - Parameter name: unique among all that is asked for in this way.
  public func derived<Value: Sendable>(
    _ name: String, _ make: () throws -> Value
  ) throws -> Value {
    let stamp = try db.stamp
    if let known = db.derived[name], known.stamp == stamp, let value = known.value as? Value {
      return value
    }
    let value = try make()
    db.derived[name] = (stamp, value)
    return value
  }
}
