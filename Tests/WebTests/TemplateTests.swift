import Testing

@testable import Web

/// The template language, as mustache(5) and the specification's tests have it.
@Suite struct TemplateTests {
  private struct Person {
    var name: String
    var mail: String? = nil
    var isLead = false
    var skills: [String] = []
    var site: Site? = nil
  }
  private struct Site {
    let name: String
  }
  private struct Names: TemplateNames {
    func child(named name: String) -> Any? { name == "hello" ? "Bonjour" : nil }
  }
  private struct Page {
    let t = Names()
    let people: [Person]
  }

  private func html(
    _ text: String, _ model: Any, with others: [String: String] = [:]
  ) throws -> String {
    try Template(text).html(model, library: others.mapValues { try Template($0) })
  }

  @Test func `signs of HTML are escaped, unless HTML is asked for`() throws {
    let model = Person(name: "<b> & \"c\" 'd'")
    #expect(try html("{{name}}", model) == "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;")
    #expect(try html("{{{name}}}", model) == model.name)
  }

  @Test func `what is not there shows nothing`() throws {
    #expect(try html("[{{mail}}{{nobody}}{{site.name}}]", Person(name: "A")) == "[]")
    #expect(try html("{{#mail}}x{{/mail}}{{^mail}}y{{/mail}}", Person(name: "A")) == "y")
  }

  @Test func `a section stands for a flag, a value, or each element`() throws {
    let model = Person(
      name: "A", mail: "a@b", isLead: true, skills: ["x", "y"], site: Site(name: "Pau"))
    #expect(try html("{{#isLead}}oui{{/isLead}}{{^isLead}}non{{/isLead}}", model) == "oui")
    #expect(try html("{{#mail}}<{{.}}>{{/mail}}", model) == "<a@b>")
    #expect(try html("{{#skills}}({{.}}){{/skills}}", model) == "(x)(y)")
    #expect(try html("{{^skills}}rien{{/skills}}", Person(name: "A")) == "rien")
    #expect(try html("{{#site}}{{name}}{{/site}} {{site.name}}", model) == "Pau Pau")
  }

  @Test func `a name is looked for from the inside outwards`() throws {
    let page = Page(people: [Person(name: "A", site: Site(name: "Pau")), Person(name: "B")])
    #expect(
      try html("{{#people}}{{t.hello}} {{name}}. {{/people}}", page) == "Bonjour A. Bonjour B. ")
    #expect(try html("{{#people}}{{#site}}{{isLead}}{{/site}}{{/people}}", page) == "false")
  }

  @Test func `a tag that has a line for itself leaves no line`() throws {
    let text = "a\n  {{#isLead}}\nb\n  {{/isLead}}\nc {{#isLead}}d{{/isLead}}\n"
    #expect(try html(text, Person(name: "A", isLead: true)) == "a\nb\nc d\n")
    #expect(try html("{{#isLead}}\nx\n{{/isLead}}", Person(name: "A", isLead: true)) == "x\n")
    #expect(try html("{{name}}\n", Person(name: "A")) == "A\n")
  }

  @Test func `a template is filled by those that use it, the outermost first`() throws {
    let others = [
      "layout": "<{{$head}}none{{/head}}|{{$body}}{{/body}}>",
      "form": "{{<layout}}ignored{{$body}}form {{$field}}?{{/field}}{{/body}}{{/layout}}",
    ]
    let model = Person(name: "A")
    #expect(try html("{{>layout}}", model, with: others) == "<none|>")
    #expect(
      try html("{{<form}}{{$field}}{{name}}{{/field}}{{/form}}", model, with: others)
        == "<none|form A>")
    #expect(
      try html("{{<form}}{{$body}}mine{{/body}}{{/form}}{{>form}}", model, with: others)
        == "<none|mine><none|form ?>")
  }

  @Test(arguments: [
    ("a\n{{#b}}", 2), ("a\n\n{{/b}}", 3), ("{{#a}}\n{{/b}}", 2), ("{{name", 1), ("{{{name}}", 1),
  ])
  func `a mistake is named with its line`(text: String, line: Int) {
    #expect { try Template(text) } throws: { ($0 as? Template.Mistake)?.line == line }
  }
}
