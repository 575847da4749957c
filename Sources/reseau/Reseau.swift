import ArgumentParser
import Workspace

@main
struct Reseau: ParsableCommand {
  func run() throws {}
}
