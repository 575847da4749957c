import ArgumentParser

/// Merges editing traces; a peer's script does the same and prints the same.
struct MergeText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Merge public traces of people who write one text; prints a line of JSON a run.")

  @Argument(help: "The traces, as .json.gz.")
  var traces: [String]

  @Option(help: "How often each is merged.")
  var rounds = 5

  func run() throws {
    for row in try TextBench.run(paths: traces, rounds: rounds) { print(row.json) }
  }
}
