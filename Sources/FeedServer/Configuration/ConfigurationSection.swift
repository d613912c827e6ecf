import FeedCore

/// A table of the file, and where it is in it.
struct ConfigurationSection {
  let members: [String: JSONValue]
  let path: String

  init(_ json: JSONValue, path: String) throws {
    guard case .object(let members) = json else {
      throw FeedError(.input, "The setting '\(path)' is wrong: a table is expected.")
    }
    self.members = members
    self.path = path
  }

  func wrong(_ name: String, _ what: String) -> FeedError {
    FeedError(.input, "The setting '\(path.isEmpty ? name : "\(path).\(name)")' is wrong: \(what).")
  }

  /// A misspelt setting would otherwise be lost in silence.
  func allowOnly(_ names: [String]) throws {
    for name in members.keys.sorted() where !names.contains(name) {
      throw wrong(name, "there is no such setting; known are \(names.joined(separator: ", "))")
    }
  }

  func section(_ name: String) throws -> ConfigurationSection? {
    try members[name].map { try ConfigurationSection($0, path: path.isEmpty ? name : "\(path).\(name)") }
  }

  /// The tables under `name`, in the order of their names.
  func sections(_ name: String) throws -> [ConfigurationSection] {
    guard let table = try section(name) else { return [] }
    return try table.members.keys.sorted().compactMap { try table.section($0) }
  }

  func text(_ name: String) throws -> String? {
    guard let value = members[name] else { return nil }
    guard let text = value.stringValue, !text.isEmpty else { throw wrong(name, "a text is expected") }
    return text
  }

  /// - Parameter orOne: whether a text alone stands for a list with nothing else.
  func texts(_ name: String, orOne: Bool = false) throws -> [String] {
    guard let value = members[name] else { return [] }
    if orOne, let one = try? text(name) { return [one] }
    guard let texts = value.arrayValue?.compactMap(\.stringValue), texts.count == value.arrayValue?.count
    else {
      throw wrong(name, "a list of texts is expected")
    }
    return texts
  }

  /// - Parameters:
  ///   - least: the smallest number that makes sense.
  ///   - most: the largest; sums and products of what is read must stay numbers, and seconds must be times.
  func number(_ name: String, from least: Int, to most: Int = 1 << 40) throws -> Int? {
    guard let value = members[name] else { return nil }
    guard let number = value.intValue, (least...most).contains(number) else {
      throw wrong(name, "a whole number from \(least) to \(most) is expected")
    }
    return number
  }

  /// Seconds, up to some ten years.
  func seconds(_ name: String) throws -> Double? {
    try number(name, from: 1, to: 315_360_000).map(Double.init)
  }
}
