import FeedCore

/// The keys of a request as a JSON array, and where each of them stood in the request.
///
/// Text keys are turned into the column's own type: `app.Tweet:007` and `app.Tweet:7` are the same tweet, and a key
/// that is no number is nobody.
struct KeyArray {
  private(set) var json: String
  private struct Number: Comparable {
    let key: Int64
    let position: Int

    static func < (left: Number, right: Number) -> Bool { left.key < right.key }
  }

  /// By the position in the array.
  let positions: [Int]
  /// The keys themselves, where they are integers.
  let integers: [Int64]

  var isEmpty: Bool { positions.isEmpty }

  /// In ascending order, so that rows that lie near each other are read one after the other.
  init(integers keys: [String]) {
    var numbers: [Number] = []
    numbers.reserveCapacity(keys.count)
    for (position, text) in keys.enumerated() {
      if let key = Int64(text) { numbers.append(Number(key: key, position: position)) }
    }
    numbers.sort()
    positions = numbers.map(\.position)
    integers = numbers.map(\.key)
    json = Self.array(numbers.count * 8) { bytes in
      for number in numbers {
        JSONWriter.write(integer: number.key, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
    }
  }

  init(texts keys: [String]) {
    positions = Array(keys.indices)
    integers = []
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
}
