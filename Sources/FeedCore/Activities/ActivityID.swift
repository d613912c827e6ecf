/// The id of an activity: a version 1 UUID, whose embedded time is the activity's.
///
/// Ids compare by that time first, so the newest activity has the greatest id. Never compare their text: it
/// starts with the *low* word of the time.
///
/// See <doc:ActivitiesAndTime#Ids>.
public struct ActivityID: Hashable, Sendable {
  /// The first eight bytes, big-endian: time_low, time_mid, version and time_hi.
  public let high: UInt64
  /// The last eight bytes, big-endian: clock sequence and node.
  public let low: UInt64

  /// The id of its 16 bytes, the first eight in `high`, as numbers in network order.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// 100-nanosecond ticks between 1582-10-15, where UUID time starts, and 1970.
  private static let ticksBeforeEpoch: Int64 = 0x01B2_1DD2_1381_4000

  /// Variant bits and the clock sequence that Stream puts into ids it computes.
  private static let clockSequence: UInt64 = 0x8080 << 48

  /// - Parameters:
  ///   - time: the activity's time, kept to the microsecond.
  ///   - low: variant, clock sequence and node.
  public init(time: Timestamp, low: UInt64) {
    let ticks = UInt64(bitPattern: Self.ticksBeforeEpoch &+ time.microseconds &* 10)
    let timeLow = ticks & 0xffff_ffff
    let timeMid = ticks >> 32 & 0xffff
    let timeHigh = 0x1000 | ticks >> 48 & 0x0fff
    self.init(high: timeLow << 32 | timeMid << 16 | timeHigh, low: low)
  }

  /// The id Stream gives to an activity with this foreign id and time: always the same one.
  public init(foreignID: String, time: Timestamp) {
    let hash = Int64(Int32(bitPattern: Murmur3.hash32(foreignID.utf8)))
    let node = 0x8000_0000_0000 | UInt64(hash > 0 ? hash | 0x1_0000_0000 : -hash)
    self.init(time: time, low: Self.clockSequence | node)
  }

  /// The 60-bit count of 100 ns ticks inside a version 1 UUID.
  public var ticks: UInt64 {
    (high & 0x0fff) << 48 | (high >> 16 & 0xffff) << 32 | high >> 32
  }

  /// The moment inside the id, to the microsecond.
  public var time: Timestamp {
    let ticks = Int64(bitPattern: self.ticks) &- Self.ticksBeforeEpoch
    return Timestamp(microseconds: ticks >= 0 ? ticks / 10 : (ticks - 9) / 10)
  }
}

extension ActivityID: Comparable {
  public static func < (left: ActivityID, right: ActivityID) -> Bool {
    let (leftTicks, rightTicks) = (left.ticks, right.ticks)
    return leftTicks == rightTicks ? left.low < right.low : leftTicks < rightTicks
  }
}

extension ActivityID: LosslessStringConvertible {
  /// Reads the usual text of a UUID, in either case; nil for anything else.
  public init?(_ description: String) {
    var text = description
    let words = text.withUTF8 { bytes -> (UInt64, UInt64)? in
      guard bytes.count == 36 else { return nil }
      var words: (UInt64, UInt64) = (0, 0)
      var digits = 0
      for (index, byte) in bytes.enumerated() {
        if index == 8 || index == 13 || index == 18 || index == 23 {
          guard byte == UInt8(ascii: "-") else { return nil }
          continue
        }
        guard let digit = hexDigit(byte) else { return nil }
        if digits < 16 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
        digits += 1
      }
      return words
    }
    guard let words else { return nil }
    self.init(high: words.0, low: words.1)
  }

  /// Lower-case UUID text.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.textCount) { write(to: $0) }
  }

  /// How many bytes the text has.
  package static let textCount = 36

  /// Writes the text to the start of `buffer`.
  ///
  /// - Returns: `textCount`.
  @discardableResult
  package func write(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    precondition(buffer.count >= Self.textCount)
    let text = UnsafeMutableRawBufferPointer(buffer)
    func store(_ digits: UInt64, at offset: Int, _ nextOffset: Int) {
      let (first, second) = (UInt32(digits >> 32), UInt32(truncatingIfNeeded: digits))
      text.storeBytes(of: first.bigEndian, toByteOffset: offset, as: UInt32.self)
      text.storeBytes(of: second.bigEndian, toByteOffset: nextOffset, as: UInt32.self)
    }
    store(hexDigits(high >> 32), at: 0, 4)
    store(hexDigits(high & 0xffff_ffff), at: 9, 14)
    store(hexDigits(low >> 32), at: 19, 24)
    store(hexDigits(low & 0xffff_ffff), at: 28, 32)
    let hyphen = UInt8(ascii: "-")
    (buffer[8], buffer[13], buffer[18], buffer[23]) = (hyphen, hyphen, hyphen, hyphen)
    return Self.textCount
  }
}

/// The eight digits of 32 bits, the first one in the highest byte: all at once, since a page holds many ids.
private func hexDigits(_ bits: UInt64) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  var digits = (bits | bits << 16) & 0x0000_ffff_0000_ffff
  digits = (digits | digits << 8) & 0x00ff_00ff_00ff_00ff
  digits = (digits | digits << 4) & (ones &* 0xf)
  // One in each byte whose digit is a letter.
  let letters = ((digits &+ ones &* 6) >> 4) & ones
  return digits &+ ones &* 48 &+ letters &* 39
}

private func hexDigit(_ byte: UInt8) -> UInt64? {
  switch byte {
  case 48...57: UInt64(byte - 48)
  case 65...70: UInt64(byte - 55)
  case 97...102: UInt64(byte - 87)
  default: nil
  }
}
