import Community
import Exchange
import Fakes
import Merge
import Testing

@Suite struct CardTests {
  private let time = Timestamp(milliseconds: 1_795_507_200_000)

  private func lines(_ bytes: [UInt8], holding sheets: [Sheet] = []) throws -> [ImportPlan.Line] {
    plan(try CardReader.proposals(from: bytes).all, of: .member, holding: sheets).lines
  }

  @Test func `Thunderbird's cards of version 4 are read`() throws {
    let lines = try lines(foreign("thunderbird-4.0.vcf"))
    #expect(lines.map(\.title) == ["Claire Dubois", "Mehdi Benkacem"])
    let claire = lines[0].news
    #expect(claire["email"] == .value(Value("claire.dubois@valmerac.example")))
    #expect(claire["phone"] == .value(Value("+33 5 36 49 10 01")))
    #expect(claire["site"] == .value(Value("Toulouse")))
    #expect(claire["unit"] == .value(Value("Pôle Matériaux")))
    #expect(claire["languages"] == .set(["anglais", "français"]))
    #expect(claire["tags"] == .set(["bâtiment A", "premiers secours"]))
    let notes =
      "Au bureau du lundi au jeudi, à distance le vendredi.\nPour la GED : un message suffit."
    #expect(claire["notes"] == .text(notes))
  }

  @Test func `Outlook's cards of version 3 are read, the telephone before the fax`() throws {
    let line = try lines(foreign("outlook-3.0.vcf"))[0]
    #expect(line.title == "Anne-Sophie Lecœur")
    #expect(line.news["phone"] == .value(Value("+33 (5) 36 49 10 12")))
    #expect(line.news["site"] == .value(Value("Toulouse")))
    #expect(
      line.news["notes"]
        == .text("Bureau A214, en face de l’ascenseur; je garde la clé de la salle du conseil."))
  }

  @Test func `Outlook's cards of version 2.1 are read, in quoted-printable`() throws {
    let line = try lines(foreign("outlook-2.1.vcf"))[0]
    #expect(line.title == "Maïté Guérin")
    #expect(line.news["title"] == .value(Value("Assistante de direction générale")))
    #expect(line.news["phone"] == .value(Value("01 99 00 20 07")))
    #expect(line.news["site"] == .value(Value("Paris-Siège")))
    #expect(
      line.news["notes"]
        == .text("À joindre le matin.\nL’après-midi, passer par l’accueil."))
  }

  @Test func `a foreign card fills site and notes, and takes nothing out of a list`() throws {
    let claire = member(
      "claire",
      [
        "name": "Claire Dubois", "site": "Lyon", "email": "claire.dubois@valmerac.example",
        "phone": "+33 5 36 49 10 01",
      ], sets: ["tags": ["GED"]], notes: "Les miennes.")
    let line = try lines(foreign("thunderbird-4.0.vcf"), holding: [claire])[0]
    #expect(line.record == "member/claire")
    #expect(Set(line.news.keys) == ["title", "unit", "languages", "tags"])
    #expect(line.draft?.change.remove == [])
  }

  @Test func `no line of a card is longer than 75 bytes, and none cuts a character`() throws {
    for seed in seeds(100) {
      var mixture = Mixture(seed)
      let bytes = CardWriter.bytes(of: [mixture.sheet(of: .member, id: 1)], at: time)
      let text = String(decoding: bytes, as: UTF8.self)
      for line in bytes.split(separator: 0x0A) {
        #expect(line.count <= 76, "seed \(seed)")
        #expect(String(validating: line, as: UTF8.self) != nil, "seed \(seed)")
      }
      #expect(text.hasPrefix("BEGIN:VCARD\r\nVERSION:4.0\r\n"))
      #expect(text.hasSuffix("REV:20261124T080000Z\r\nEND:VCARD\r\n"))
    }
  }

  @Test func `any member comes back from a card as they were`() throws {
    for seed in seeds(200) {
      var mixture = Mixture(seed)
      let sheets = (1...3).map { mixture.sheet(of: .member, id: $0) }
      let bytes = CardWriter.bytes(of: sheets, at: time)
      let lines = try lines(bytes, holding: sheets)
      #expect(lines.count == 3)
      for line in lines {
        #expect(line.outcome == .unchanged, "seed \(seed): \(line.outcome)")
      }
    }
  }

  @Test func `a card has the parts that other programs ask for`() throws {
    let sheet = member(
      "claire",
      [
        "name": "Claire Dubois", "site": "Toulouse", "unit": "Pôle; Matériaux",
        "title": "Assistante", "phone": "+33 5", "email": "c@x.example", "assists": "Directeur",
      ], sets: ["languages": ["anglais", "patois"], "skills": ["GED"], "tags": ["a", "b,c"]],
      notes: "Une\ndeux")
    let text = String(decoding: CardWriter.bytes(of: [sheet], at: time), as: UTF8.self)
    for line in [
      "UID;VALUE=text:member/claire", "FN:Claire Dubois", "N:Dubois;Claire;;;",
      "ORG:Toulouse;Pôle\\; Matériaux", "TITLE:Assistante", "TEL;TYPE=work:+33 5",
      "EMAIL;TYPE=work:c@x.example", "LANG:en", "X-RESEAU-LANGUAGE:patois", "EXPERTISE:GED",
      "CATEGORIES:a,b\\,c", "NOTE:Une\\ndeux", "X-RESEAU-ASSISTS:Directeur",
    ] {
      #expect(text.contains("\r\n\(line)\r\n"), "\(line)")
    }
  }

  @Test func `a list of people is refused, and a card without an end too`() throws {
    let list = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Équipe\nEND:VCARD\n"
    #expect(try lines(Array(list.utf8))[0].problem == .notAPerson)
    let open = "BEGIN:VCARD\nFN:Zoé\n"
    #expect(throws: FormatError(.unclosed("VCARD"), line: 1)) { try lines(Array(open.utf8)) }
    #expect(throws: FormatError(.empty)) { try lines(Array("nom;site\n".utf8)) }
  }

  @Test func `a fold within a character is undone before characters are read`() throws {
    let card = "BEGIN:VCARD\r\nFN:Zo".utf8 + [0xC3, 0x0D, 0x0A, 0x20, 0xA9]
    let bytes = card + "\r\nEND:VCARD\r\n".utf8
    #expect(try lines(Array(bytes))[0].title == "Zoé")
  }
}
