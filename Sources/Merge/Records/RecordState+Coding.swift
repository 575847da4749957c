// A record's state as bytes, for the index. Site numbers are the home's own, so the bytes never
// leave it; the index is made anew when they change form.

extension RecordState {
  /// The state as bytes: fields by code point, numbers as LEB128, strings after their length.
  public var encoded: [UInt8] {
    var writer = StateWriter()
    writer.put(life.uncovered)
    writer.put(life.deletes)
    writer.put(values) { writer, register in
      writer.put(UInt64(register.live.count))
      for value in register.live {
        writer.put(value.dot)
        writer.put(UInt64(bitPattern: value.at))
        writer.put(value.value.json)
      }
    }
    writer.put(sets) { writer, set in
      writer.put(UInt64(set.members.count))
      for member in set.members {
        writer.put(member.element)
        writer.put(member.adds)
      }
    }
    writer.put(texts) { writer, text in
      writer.put(text.merged.text)
      writer.put(text.merged.heads)
      writer.put(UInt64(text.merged.readings.count))
      for reading in text.merged.readings {
        writer.put(reading.dot)
        writer.put(reading.text)
      }
      writer.put(text.coded)
    }
    return writer.bytes
  }

  /// Reads a state that ``encoded`` wrote.
  public init(encoded bytes: some Collection<UInt8>) throws(StateCodingError) {
    var reader = StateReader(ArraySlice(bytes))
    life = Lifetime(uncovered: try reader.dots(), deletes: try reader.dots())
    values = try reader.fields { (reader) throws(StateCodingError) in
      var live: [LiveValue] = []
      for _ in 0..<(try reader.count()) {
        let dot = try reader.dot()
        let at = Int64(bitPattern: try reader.number())
        live.append(LiveValue(dot: dot, at: at, value: Value(canonical: try reader.string())))
      }
      return ValueRegister(live: live)
    }
    sets = try reader.fields { (reader) throws(StateCodingError) in
      var members: [AddWinsSet.Member] = []
      for _ in 0..<(try reader.count()) {
        let element = try reader.string()
        members.append(AddWinsSet.Member(element: element, adds: try reader.dots()))
      }
      return AddWinsSet(members: members)
    }
    texts = try reader.fields { (reader) throws(StateCodingError) in
      var merged = MergedText(text: try reader.string(), heads: try reader.dots(), readings: [])
      for _ in 0..<(try reader.count()) {
        let dot = try reader.dot()
        merged.readings.append(MergedText.Reading(dot: dot, text: try reader.string()))
      }
      return TextState(merged: merged, coded: try reader.part())
    }
    guard reader.bytes.isEmpty else { throw StateCodingError() }
  }
}
