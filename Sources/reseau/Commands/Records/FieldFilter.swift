import Catalog
import Community
import Workspace

extension FieldWords.Given {
  /// The filter of a list that the option asks for.
  func filter(in replica: Replica) throws -> ListFilter {
    let field = option.field
    switch field.content {
    case .set(.reference(let kinds)):
      return .set(field.name, contains: try replica.reference(word, to: kinds))
    case .value(.reference(let kinds)):
      return .value(field.name, equals: try replica.reference(word, to: kinds))
    case .value(let form):
      let value = form.value(typed: word)
      return .value(field.name, equals: value.string ?? value.json)
    default: return .set(field.name, contains: word)
    }
  }
}
