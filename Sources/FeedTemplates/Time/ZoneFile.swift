/// Reads a compiled zone file (TZif, version 1 to 4). Source: RFC 8536 §3.
struct ZoneFile {
  let rules: ZoneRules

  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let first = reader.header() else { return nil }
    if first.version < 2 {
      guard let rules = reader.body(first, wordSize: 4) else { return nil }
      self.rules = rules
      return
    }
    reader.position += first.bodySize(wordSize: 4)
    guard let second = reader.header(), let rules = reader.body(second, wordSize: 8) else { return nil }
    let footer = reader.footer().flatMap(PosixZoneRule.init)
    self.rules = ZoneRules(
      transitions: rules.transitions,
      offsets: rules.offsets,
      initial: rules.initial,
      recurring: footer
    )
  }

  struct Header {
    var version: Int
    /// isutcnt, isstdcnt, leapcnt, timecnt, typecnt, charcnt
    var counts: [Int]

    func bodySize(wordSize: Int) -> Int {
      counts[3] * (wordSize + 1) + counts[4] * 6 + counts[5] + counts[2] * (wordSize + 4) + counts[1]
        + counts[0]
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    mutating func header() -> Header? {
      guard position + 44 <= bytes.count, bytes[position..<position + 4].elementsEqual("TZif".utf8) else {
        return nil
      }
      let version = Int(bytes[position + 4]) - 48
      position += 20
      let counts = (0..<6).map { _ in Int(integer(size: 4)) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }), counts[4] > 0 else { return nil }
      return Header(version: version, counts: counts)
    }

    mutating func integer(size: Int) -> Int64 {
      var value: Int64 = bytes[position] >= 0x80 ? -1 : 0
      for byte in bytes[position..<position + size] { value = value << 8 | Int64(byte) }
      position += size
      return value
    }

    /// One byte without a sign.
    private mutating func index() -> Int {
      defer { position += 1 }
      return Int(bytes[position])
    }

    mutating func body(_ header: Header, wordSize: Int) -> ZoneRules? {
      guard position + header.bodySize(wordSize: wordSize) <= bytes.count else { return nil }
      let start = position
      let transitions = (0..<header.counts[3]).map { _ in integer(size: wordSize) }
      let types = (0..<header.counts[3]).map { _ in index() }
      let raw = (0..<header.counts[4]).map { _ in (Int(integer(size: 4)), integer(size: 1) != 0, index()) }
      let names = bytes[position..<position + header.counts[5]]
      let kinds = raw.map { kind in
        let name = names.dropFirst(kind.2).prefix { $0 != 0 }
        return ZoneRules.Offset(
          seconds: kind.0,
          isDaylightSaving: kind.1,
          abbreviation: String(decoding: name, as: UTF8.self)
        )
      }
      guard types.allSatisfy({ kinds.indices.contains($0) }) else { return nil }
      position = start + header.bodySize(wordSize: wordSize)
      return ZoneRules(
        transitions: transitions,
        offsets: types.map { kinds[$0] },
        initial: Self.first(of: kinds),
        recurring: nil
      )
    }

    /// Python's choice for the time before the first transition: the first standard time.
    private static func first(of kinds: [ZoneRules.Offset]) -> ZoneRules.Offset {
      kinds.first { !$0.isDaylightSaving } ?? kinds[0]
    }

    /// The POSIX rule between the last two line ends.
    func footer() -> String? {
      guard position < bytes.count, bytes[position] == 0x0A else { return nil }
      return String(decoding: bytes[(position + 1)...].prefix { $0 != 0x0A }, as: UTF8.self)
    }
  }
}
