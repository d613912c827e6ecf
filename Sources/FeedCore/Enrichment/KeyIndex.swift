import Foundation

/// Different texts, each with a position, in the order in which they were first seen.
///
/// A page looks up thousands of keys, most of them seen before. They are compared as bytes, so that only a
/// new one becomes a string; a dictionary would make a string of each to hash it.
struct KeyIndex {
  private(set) var keys: [String] = []
  /// Positions in `keys`, at the place that a key's hash names or behind it; -1 is free. At least half are.
  private var places: [Int32]

  /// Another one in every process, so that nobody can prepare keys that all fall on one place.
  private static let seed = UInt64.random(in: .min ... .max)

  /// - Parameter capacity: how many keys there is space for at once.
  init(capacity: Int) {
    keys.reserveCapacity(capacity)
    places = Self.free(for: capacity)
  }

  /// Where `key` stands, which is at the end if it is new.
  mutating func position(of key: UnsafeBufferPointer<UInt8>) -> Int {
    var place = Int(truncatingIfNeeded: Self.hash(key)) & (places.count - 1)
    while places[place] >= 0 {
      let position = Int(places[place])
      if keys[position].utf8Equals(key) { return position }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(keys.count)
    keys.append(String(decoding: key, as: UTF8.self))
    if keys.count * 2 > places.count { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    places = Self.free(for: keys.count * 2)
    for position in keys.indices {
      var key = keys[position]
      var place = key.withUTF8 { Int(truncatingIfNeeded: Self.hash($0)) } & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(position)
    }
  }

  /// A power of two of free places, twice as many as keys or more.
  private static func free(for capacity: Int) -> [Int32] {
    var count = 8
    while count < capacity * 2 { count *= 2 }
    return [Int32](repeating: -1, count: count)
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = StableHash(seed)
    hash.combine(bytes)
    return hash.value ^ hash.value >> 32
  }
}

extension String {
  fileprivate func utf8Equals(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = utf8
    guard text.count == bytes.count else { return false }
    let equal = text.withContiguousStorageIfAvailable { own in
      bytes.isEmpty || memcmp(own.baseAddress!, bytes.baseAddress!, bytes.count) == 0
    }
    return equal ?? text.elementsEqual(bytes)
  }
}
