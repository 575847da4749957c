import GRDB

/// The SQL function `fold(value)`: what value filters compare.
///
/// A value without any letter or digit stands for itself.
let foldFunction = DatabaseFunction("fold", argumentCount: 1, pure: true) { values in
  guard let value = values.first, let text = String.fromDatabaseValue(value) else { return nil }
  let words = folded(text)
  return words.isEmpty ? text : words
}
