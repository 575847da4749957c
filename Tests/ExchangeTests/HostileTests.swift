import Community
import Exchange
import Fakes
import Merge
import Testing

/// Foreign bytes are hostile: whatever they are, they read as something or are refused.
@Suite struct HostileTests {
  private static let starts = [
    "", "nom;fiche;compétences\n", "BEGIN:VCARD\n", "BEGIN:VEVENT\n", "---\n", "sep=;\n",
    "BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:=", "BEGIN:VEVENT\nDTSTART:", "---\ntags: [",
    "BEGIN:VEVENT\nDTSTART:20260101T101010Z\nDURATION:P", "BEGIN:VEVENT\nDTEND;TZID=\"",
  ]
  private static let ends = ["", "\nEND:VCARD\n", "\nEND:VEVENT\n", "\n---\n", "\"\n"]

  private func readAll(_ bytes: [UInt8]) {
    for encoding in [nil] + TextEncoding.allCases.map({ Optional($0) }) {
      if let read = try? CSVImport.proposals(from: bytes, kind: .member, in: encoding) {
        _ = plan(read.all, of: .member)
      }
    }
    if let read = try? CardReader.proposals(from: bytes) { _ = plan(read.all, of: .member) }
    _ = try? CalendarReader.events(from: bytes, network: "n")
    _ = PageReader.record(of: bytes)
    let page = PageReader.proposals(from: bytes, file: "x.md", kind: .practice)
    _ = plan(page.all, of: .practice)
  }

  @Test func `random bytes never trap`() {
    for seed in seeds(400) {
      var random = Seeded(seed)
      let start = Array(random.pick(Self.starts).utf8)
      readAll(start + random.bytes(random.number(0...200)) + random.pick(Self.ends).utf8)
    }
  }

  @Test func `random text never traps`() {
    for seed in seeds(400) {
      var mixture = Mixture(seed)
      let start = mixture.random.pick(Self.starts)
      readAll(Array((start + mixture.text(60) + mixture.random.pick(Self.ends)).utf8))
    }
  }

  @Test func `files of other programs, with bytes changed or cut off, never trap`() throws {
    let names = [
      "excel-utf-8.csv", "excel-windows-1252.csv", "excel-unicode-text.txt", "outlook-2.1.vcf",
      "outlook-3.0.vcf", "thunderbird-4.0.vcf", "outlook.ics", "thunderbird.ics",
      "practices/reserver-une-salle.md",
    ]
    for name in names {
      let whole = try foreign(name)
      for seed in seeds(40) {
        var random = Seeded(seed)
        var bytes = whole
        for _ in 0..<random.number(1...5) {
          bytes[random.below(bytes.count)] = UInt8(random.number(0...255))
        }
        readAll(Array(bytes.prefix(random.number(1...bytes.count))))
      }
    }
  }
}
