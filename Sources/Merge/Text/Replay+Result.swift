extension Replay {
  /// Applies what the stretch did to the text that it started from, from left to right.
  func finish(_ buffer: inout GapBuffer) {
    sequence.write(to: &buffer) { !$0.isDeleted }
  }

  /// Returns the text at the version of a head, over the text that the stretch started from.
  mutating func reading(at head: Int, over buffer: GapBuffer) -> String {
    move(toHead: head)
    var reading = buffer
    sequence.write(to: &reading) { $0.state == 1 }
    return reading.text
  }
}

extension RunSequence {
  /// Turns the text at the start of the stretch into the text of the runs that `isShown`.
  ///
  /// Each change is made where the one before it ended or further right, so the buffer moves
  /// every byte once at most, however many changes there are.
  func write(to buffer: inout GapBuffer, isShown: (Run) -> Bool) {
    var (position, deleted) = (0, 0)
    var bytes: [UInt8] = []
    func flush() {
      guard deleted > 0 || !bytes.isEmpty else { return }
      let before = buffer.count - deleted
      bytes.withUnsafeBufferPointer { buffer.replace(at: position, deleted: deleted, with: $0) }
      position += buffer.count - before
      deleted = 0
      bytes.removeAll(keepingCapacity: true)
    }
    tree.forEachRun { number in
      let run = runs[number]
      switch (run.chain < 0, isShown(run)) {
      case (true, true):
        flush()
        position += Int(run.count)
      case (true, false):
        deleted += Int(run.count)
      case (false, true):
        for scalar in scalars(of: run) { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
      case (false, false):
        break
      }
    }
    flush()
  }

  /// The scalars of a run that was inserted in the stretch.
  func scalars(of run: Run) -> ArraySlice<Unicode.Scalar> {
    let start = Int(run.first) - baseCount
    return inserted[start..<start + Int(run.count)]
  }
}
