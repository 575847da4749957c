import Community
import Merge

/// Writes records as pages of Markdown: a heading with the fields, then the body as it is.
public enum PageWriter {
  /// The field that is the page's body.
  public static let body = "body"

  /// Whether records of `kind` can be pages: those with a title and one text, its body.
  public static func canWrite(_ kind: Kind) -> Bool {
    kind.titleField != nil && kind.fields.filter(\.isText).map(\.name) == [body]
  }

  /// The page of `sheet`. Fields go by their names, and references by the names of records, which
  /// mean the same whatever the language and the titles.
  public static func page(of sheet: Sheet, kind: Kind) -> String {
    var heading = FrontMatter()
    heading.items.append(FrontMatter.Item("record", .scalar(sheet.record)))
    for field in kind.fields {
      switch (field.content, sheet.fields[field.name]) {
      case (.value, .value(let value)):
        heading.items.append(FrontMatter.Item(field.name, .scalar(value.string ?? value.json)))
      case (.set, .set(let elements)):
        heading.items.append(FrontMatter.Item(field.name, .list(elements)))
      default: break
      }
    }
    return heading.page(body: sheet.text(body))
  }
}
