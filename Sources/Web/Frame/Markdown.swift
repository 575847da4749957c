/// Markdown made HTML, laid out where the trait Markdown brings cmark-gfm, and otherwise as what
/// Markdown is meant to be: plain text that can be read as it is.
public enum Markdown {
  /// The HTML of `text`: a sequence of blocks, without a page around it.
  ///
  /// - Parameters:
  ///   - top: the level of the text's highest headings: one below those of the page.
  ///   - link: where a link leads instead, given where the text says; `nil` makes plain words of
  ///     it. Pictures become the words that stand for them. Without it, links and pictures are as
  ///     the text has them.
  public static func html(
    _ text: String, top: Int = 3, link: ((String) -> String?)? = nil
  ) -> String {
    #if Markdown
      LaidOutText.html(text, top: top, link: link)
    #else
      PlainText.html(text, link: link ?? { $0 })
    #endif
  }
}
