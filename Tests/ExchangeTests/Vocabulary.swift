import Community
import Exchange
import Fakes
import Merge

/// The bytes of a file as another program wrote it.
func foreign(_ name: String) throws -> [UInt8] { try Checkout.bytes("Fixtures/exports/\(name)") }

/// The plan of `proposals` over a home that holds `sheets`.
func plan(
  _ proposals: [Proposal], of kind: Kind, holding sheets: [Sheet] = [],
  others: [Roll.Entry] = [], gone: Set<String> = []
) -> ImportPlan {
  let entries = sheets.map { sheet in
    Roll.Entry(sheet, title: sheet.string(kind.titleField ?? "") ?? "", kind: kind)
  }
  var count = 0
  return ImportPlan(
    proposals, of: kind, roll: Roll(entries + others),
    fresh: {
      count += 1
      return "\(kind.name)/fresh-\(count)"
    },
    known: { record in
      if let sheet = sheets.first(where: { $0.record == record }) { return .here(sheet) }
      return gone.contains(record) ? .gone : .unknown
    })
}

/// The plan of a table.
func plan(
  csv text: String, of kind: Kind, holding sheets: [Sheet] = [], others: [Roll.Entry] = [],
  gone: Set<String> = []
) throws -> ImportPlan {
  let proposals = try CSVImport.proposals(from: Array(text.utf8), kind: kind)
  return plan(proposals.all, of: kind, holding: sheets, others: others, gone: gone)
}

/// A member's sheet.
func member(
  _ id: String, _ values: [String: String], sets: [String: [String]] = [:], notes: String = ""
) -> Sheet {
  var fields = values.mapValues { RecordView.Shown.value(Value($0)) }
  for (field, elements) in sets { fields[field] = .set(elements) }
  if !notes.isEmpty { fields["notes"] = .text(notes) }
  return Sheet(record: "member/\(id)", fields: fields)
}

extension ImportPlan.Line {
  /// What it changes: field by field, what is new.
  var news: [String: RecordView.Shown?] {
    switch outcome {
    case .created(let differences), .changed(let differences):
      Dictionary(uniqueKeysWithValues: differences.map { ($0.field.name, $0.new) })
    default: [:]
    }
  }

  var problem: ImportProblem? {
    if case .refused(let problem) = outcome { problem } else { nil }
  }

  /// The record as it will be, made from nothing.
  var sheet: Sheet {
    Sheet(record: record ?? "", fields: news.compactMapValues { $0 })
  }

  var isCreated: Bool { if case .created = outcome { true } else { false } }
  var isChanged: Bool { if case .changed = outcome { true } else { false } }
}

/// Text of every kind that makes trouble: separators, quotes, signs, accents, folds, controls.
struct Mixture {
  var random: Seeded

  init(_ seed: UInt64) { random = Seeded(seed) }

  private static let pieces = [
    "é", "œ", "Ÿ", "’", "…", "€", "a", "B", "7", " ", "  ", ";", ",", "\t", "\"", "'", "=", "+",
    "-", "@", "|", "\\", "\n", ":", "#", "---", "- ", "[", "]", "{", "&x", "*y", "!z", "%", "oui",
    "no", "null", "sep=;", "+33 5 36", "-2,5", "\u{A0}", "/", "^", "n", "(", ".", "BEGIN:VCARD",
    "x", "é", "word",
  ]
  private static let wide = ["Ω", "ś", "語", "👩‍💻", "e\u{301}", "\u{200B}", "𝔘", "ﬁ"]

  /// A text of up to `length` pieces.
  mutating func text(_ length: Int = 12, isNarrow: Bool = false, isLine: Bool = false) -> String {
    var text = ""
    for _ in 0..<random.number(0...length) {
      let piece =
        !isNarrow && random.chance(of: 15) ? random.pick(Self.wide) : random.pick(Self.pieces)
      if isLine, piece.contains("\n") || piece.contains("\t") { continue }
      text += piece
    }
    return text
  }

  /// A line that says something.
  mutating func line() -> String {
    let line = text(isLine: true)
    return line.unicodeScalars.allSatisfy { $0.properties.isWhitespace } ? "x" + line : line
  }

  /// Distinct elements, sorted: lines, or attachments.
  mutating func elements(attachments: Bool = false) -> [String] {
    var elements: [Value] = []
    for _ in 0..<random.number(1...4) {
      let element = Value(attachments ? attachment() : line())
      if !elements.contains(element) { elements.append(element) }
    }
    return elements.compactMap(\.string).sorted { $0.precedesByCodePoint($1) }
  }

  /// What names an attached file, under any name that a file may have.
  mutating func attachment() -> String {
    let digits = (0..<64).map { _ in String(random.number(0...15), radix: 16) }.joined()
    let size = random.number(0...Attachment.largest)
    let name = line()
    let isName = Attachment.flaw(ofName: name) == nil
    return "\(digits) \(size) \(isName ? name : "modèle.odt")"
  }

  /// A record with something in most fields of `kind` that hold text.
  mutating func sheet(of kind: Kind, id: Int) -> Sheet {
    var fields: [String: RecordView.Shown] = [:]
    for field in kind.fields where field.name == kind.titleField || random.chance(of: 70) {
      switch field.content {
      case .value(let form): fields[field.name] = .value(value(of: form))
      case .set where field.referencedKinds.isEmpty:
        fields[field.name] = .set(elements(attachments: field.holdsAttachments))
      case .set: fields[field.name] = .set(["\(field.referencedKinds[0])/\(random.number(1...9))"])
      case .text:
        let text = text(40)
        if !text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) {
          fields[field.name] = .text(text)
        }
      }
    }
    return Sheet(record: "\(kind.name)/r\(id)", fields: fields)
  }

  private mutating func value(of form: Field.Form) -> Value {
    switch form {
    case .date: Value("2026-0\(random.number(1...9))-11")
    case .truth: Value(random.flip())
    case .number: Value(random.number(-9...99))
    case .choice(let choices): Value(random.pick(choices).name)
    case .reference(let kinds): Value("\(kinds[0])/\(random.number(1...9))")
    default: Value(line())
    }
  }
}
