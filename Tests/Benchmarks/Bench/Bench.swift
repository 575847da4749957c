// The benchmark of the main jobs, with its peers beside it. It builds when it is asked for:
//   Tests/Benchmarks/run          builds, makes the villages, measures, writes the table
//   Tests/Benchmarks/run --help   says what can be chosen

import ArgumentParser

@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures Réseau and its peers on one and the same work.",
    subcommands: [Make.self, Measure.self, MergeText.self, Publish.self])
}
