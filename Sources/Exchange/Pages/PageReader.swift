import Community

/// Reads a page of Markdown as a record.
public enum PageReader {
  /// What `page`, the file called `file`, proposes.
  ///
  /// A page without a heading of its own is taken, too: its first title names the record, else the
  /// file's name does.
  public static func proposals(from page: [UInt8], file: String, kind: Kind) -> Proposals {
    var proposal = Proposal(line: 1, file: file)
    guard page.count <= Rules.longestText + (64 << 10) else {
      proposal.problem = .frontMatter(line: 1, .tooLong)
      return Proposals([proposal])
    }
    guard let text = try? TextEncoding.text(of: page) else {
      proposal.problem = .frontMatter(line: 1, .notText)
      return Proposals([proposal])
    }
    do throws(FrontMatter.Problem) {
      let (heading, body) = try FrontMatter.read(text)
      return proposals(heading, body, &proposal, kind)
    } catch {
      proposal.problem = .frontMatter(line: error.line, error.problem)
      return Proposals([proposal])
    }
  }

  /// The record that the page in `bytes` names; `nil` when it names none.
  public static func record(of bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self),
      let heading = try? FrontMatter.read(text).heading
    else { return nil }
    for item in heading.items where isRecord(item.key) {
      if case .scalar(let name) = item.content { return name }
    }
    return nil
  }

  private static func isRecord(_ key: String) -> Bool {
    ["record", "fiche"].contains(key.lowercased())
  }

  private static func proposals(
    _ heading: FrontMatter?, _ body: String, _ proposal: inout Proposal, _ kind: Kind
  ) -> Proposals {
    var leftOut: [String] = []
    for item in heading?.items ?? [] {
      switch Heading.meant(by: item.key, kind: kind) {
      case .record:
        if case .scalar(let name) = item.content { proposal.record = name }
      case .field(let field) where !field.isText:
        if let content = content(item.content, field) {
          proposal.parts.append(Proposal.Part(field: field, content: content))
        } else {
          proposal.problem = .frontMatter(line: item.line, .list)
        }
      case .field, .firstName, nil: leftOut.append(item.key)
      }
    }
    if proposal.record == nil, let title = kind.titleField, proposal.typed(title) == nil {
      proposal.say(.typed(firstTitle(of: body) ?? stem(proposal.file ?? "")), of: title, kind)
    }
    proposal.say(.text(body), of: PageWriter.body, kind)
    return Proposals([proposal], leftOut: leftOut)
  }

  /// `nil` for a list behind a key that holds one value.
  private static func content(
    _ content: FrontMatter.Content, _ field: Field
  ) -> Proposal.Content? {
    switch (field.content, content) {
    case (.value, .scalar("")), (.value, .list([])), (.set, .scalar("")): .clear
    case (.value, .scalar(let text)): .typed(text)
    case (.set, .scalar(let text)): .set([text])
    case (.set, .list(let elements)): .set(elements)
    default: nil
    }
  }

  private static func firstTitle(of body: String) -> String? {
    for line in body.split(separator: "\n").prefix(20) where line.hasPrefix("# ") {
      let title = SetCell.trimmed(String(line.dropFirst(2)))
      if !title.isEmpty { return title }
    }
    return nil
  }

  private static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map { String($0) } ?? file
    return name.lowercased().hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
