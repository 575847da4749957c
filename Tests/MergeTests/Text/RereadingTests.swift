import Merge
import Testing

/// When a merged text is to be reread, and what is shown then.
struct RereadingTests {
  /// A text of two paragraphs that three sites know.
  private func history() -> TextHistory {
    var history = TextHistory(ranks: [1, 0, 2])
    history.write(0, 0, "Un deux.\nTrois.\n", at: 0)
    history.pullAll()
    return history
  }

  @Test func `edits of one paragraph are to be reread, and both readings kept`() throws {
    var history = history()
    let first = history.write(3, 4, "deux et demi", at: 0)
    let second = history.write(0, 2, "Quatre", at: 1)

    let merged = try history.merged()

    #expect(merged.text == "Quatre deux et demi.\nTrois.\n")
    #expect(merged.heads == [second, first])
    #expect(
      merged.readings == [
        MergedText.Reading(dot: second, text: "Quatre deux.\nTrois.\n"),
        MergedText.Reading(dot: first, text: "Un deux et demi.\nTrois.\n"),
      ])
  }

  @Test func `edits of different paragraphs are not`() throws {
    var history = history()
    history.write(0, 2, "Quatre", at: 0)
    history.write(9, 5, "Cinq", at: 1)

    #expect(try !history.merged().isToReread)
  }

  @Test func `new paragraphs at one place are not`() throws {
    var history = history()
    history.write(9, 0, "Et un.\n", at: 0)
    history.write(9, 0, "Et deux.\n", at: 1)

    let merged = try history.merged()

    #expect(merged.text == "Un deux.\nEt deux.\nEt un.\nTrois.\n")
    #expect(!merged.isToReread)
  }

  @Test func `two deletions of one paragraph are to be reread`() throws {
    var history = history()
    history.write(0, 3, "", at: 0)
    history.write(3, 4, "", at: 1)

    #expect(try history.merged().isToReread)
  }

  @Test func `a word inserted and deleted again still counts as a change`() throws {
    var history = history()
    history.write(0, 0, "Ah ", at: 0)
    history.write(0, 3, "", at: 0)
    history.write(3, 4, "2", at: 1)

    #expect(try history.merged().isToReread)
  }

  @Test func `joining two paragraphs meets an edit of either`() throws {
    for position in [0, 9] {
      var history = history()
      history.write(8, 1, "", at: 0)
      history.write(position, 0, "Ah ", at: 1)

      #expect(try history.merged().isToReread, "position \(position)")
    }
  }

  @Test func `splitting a paragraph without another change changes none`() throws {
    var history = history()
    history.write(2, 0, "\n", at: 0)
    history.write(3, 4, "2", at: 1)

    #expect(try !history.merged().isToReread)
  }

  @Test func `an edit without steps settles what its author has seen`() throws {
    var history = history()
    history.write(0, 2, "Quatre", at: 0)
    history.write(3, 4, "2", at: 1)
    history.pullAll()
    let last = history.write([], at: 2)

    let merged = try history.merged()

    #expect(merged == MergedText(text: "Quatre 2.\nTrois.\n", heads: [last], readings: []))
  }

  @Test func `a new text settles, and what comes beside it is to be reread again`() throws {
    var history = history()
    history.write(0, 2, "Quatre", at: 0)
    history.write(3, 4, "2", at: 1)
    history.pullAll()
    history.write(0, 8, "Tout autre chose", at: 2)
    #expect(try !history.merged().isToReread)

    history.write(0, 0, "Non : ", at: 1)

    #expect(try history.merged().isToReread)
  }

  @Test func `a pair settled by one head stays settled beside another head`() throws {
    var history = history()
    history.write(0, 2, "Quatre", at: 0)
    history.write(3, 4, "2", at: 1)
    history.pull(to: 0, from: 1)
    history.write([], at: 0)
    history.write(9, 5, "Cinq", at: 2)

    let merged = try history.merged()

    #expect(merged.heads.count == 2)
    #expect(!merged.isToReread)
  }
}
