import Foundation

/// Makes the ids of people from their names: ASCII letters, digits, `_` and `-`, each only once.
struct HandleMaker {
  private var taken: Set<String>

  /// - Parameter reserved: ids that nobody gets.
  init(reserved: Set<String>) { taken = reserved }

  mutating func handle(_ given: String, _ family: String, _ generator: inout SeededGenerator) -> String {
    let (given, family) = (Self.ascii(given), Self.ascii(family))
    let initial = String(family.prefix(1))
    let number = String(generator.within(1...99))
    let styles: [String] = [
      given, given, given + family, "\(given)_\(family)", given + initial, family + String(given.prefix(2)),
      "\(given)-\(initial)", given + number, "the" + family, given + String(family.prefix(3)),
    ]
    for _ in 0..<12 {
      let handle = generator.pick(styles)
      if handle.utf8.count >= 3, taken.insert(handle).inserted { return handle }
    }
    return numbered(given + family)
  }

  private mutating func numbered(_ stem: String) -> String {
    var number = 2
    while !taken.insert("\(stem)\(number)").inserted { number += 1 }
    return "\(stem)\(number)"
  }

  /// The lower-case ASCII letters and digits of a name, accents dropped.
  static func ascii(_ name: String) -> String {
    let special: [Character: String] = [
      "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "þ": "th",
    ]
    var result = ""
    for character in name.lowercased() {
      let plain = special[character] ?? character.decomposedBase
      result += plain.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    return result
  }
}

extension Character {
  /// The letter below the accents.
  fileprivate var decomposedBase: String {
    String(String(self).decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1).map(Character.init))
  }
}
