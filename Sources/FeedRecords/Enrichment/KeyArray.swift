import FeedCore

/// The keys of a request as a JSON array, and where each of them was in the request.
///
/// A row of the answer tells by its locator which of them it belongs to: by its key where keys are integers,
/// otherwise by the position of its key in the array.
struct KeyArray {
  private struct Place {
    let locator: Int64
    /// In the request.
    let position: Int
  }

  let json: String
  /// By locator.
  private let places: [Place]
  /// The first place behind the last row's. Rows come in the order of the array.
  private var next = 0

  var isEmpty: Bool { places.isEmpty }

  /// In ascending order, so that rows that lie near each other are read one after the other.
  ///
  /// They are turned into the column's own type: `app.Tweet:007` and `app.Tweet:7` are the same tweet, and a
  /// key that is not a number is nobody.
  init(integers keys: [String]) {
    var places: [Place] = []
    places.reserveCapacity(keys.count)
    for (position, text) in keys.enumerated() {
      if let key = Int64(text) { places.append(Place(locator: key, position: position)) }
    }
    places.sort { $0.locator < $1.locator }
    self.places = places
    json = Self.array(places.count * 8) { bytes in
      var last: Int64?
      for place in places where place.locator != last {
        JSONWriter.write(integer: place.locator, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        last = place.locator
      }
    }
  }

  init(texts keys: [String]) {
    places = keys.indices.map { Place(locator: Int64($0), position: $0) }
    json = Self.array(keys.count * 24) { bytes in
      for key in keys {
        JSONWriter.write(string: key, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
    }
  }

  /// - Parameter write: writes the elements, a comma after each.
  private static func array(_ capacity: Int, _ write: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    bytes.reserveCapacity(capacity + 2)
    write(&bytes)
    if bytes.count > 1 { bytes.removeLast() }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Finds the key that a row belongs to.
  ///
  /// - Returns: for ``position(_:)``; several where the request named the key more than once.
  mutating func find(_ locator: Int64) -> Range<Int> {
    // Nothing promises the order: it is SQLite that chooses how it walks.
    if next > 0, places[next - 1].locator >= locator { next = firstIndex(notBefore: locator) }
    while next < places.count, places[next].locator < locator { next += 1 }
    let first = next
    while next < places.count, places[next].locator == locator { next += 1 }
    return first..<next
  }

  /// Where a key was in the request.
  func position(_ found: Int) -> Int { places[found].position }

  private func firstIndex(notBefore locator: Int64) -> Int {
    var range = 0..<places.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = places[middle].locator < locator ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
