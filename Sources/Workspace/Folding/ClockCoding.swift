import Merge

// A clock as bytes, for the index: of each site of which something was seen, the distance to the
// one before and the number, as LEB128. A clock over a thousand sites takes some 3 kB.
extension VersionVector {
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    func put(_ number: UInt32) {
      var rest = number
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    var previous: UInt32 = 0
    for dot in dots {
      put(dot.site.rawValue - previous)
      put(dot.seq)
      previous = dot.site.rawValue
    }
    return bytes
  }

  init(encoded bytes: [UInt8]) {
    self.init()
    var rest = bytes[...]
    func number() -> UInt32 {
      var number: UInt32 = 0
      var shift: UInt32 = 0
      while let byte = rest.popFirst(), shift < 32 {
        number |= UInt32(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return number
    }
    var site: UInt32 = 0
    while !rest.isEmpty {
      site &+= number()
      self[SiteIndex(site)] = number()
    }
  }
}
