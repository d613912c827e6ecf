/// A value as the file or the environment gave it, with the name that an error has to mention.
struct SettingSource: Sendable {
  /// `timeout` in a file, `STREAM_TIMEOUT` in the environment.
  let name: String
  let value: JSONValue
  /// Variables are always text: numbers, flags and tables have to be read out of it.
  let isText: Bool

  func error(_ expectation: String) -> FeedError {
    FeedError(.configuration, "The setting \(name) \(expectation).")
  }

  func text() throws -> String {
    guard let text = value.stringValue, !text.isEmpty else { throw error("must be text that is not empty") }
    return text
  }

  func seconds() throws -> Double {
    let number = isText ? value.stringValue.flatMap(Double.init) : value.doubleValue
    guard let number, number > 0, number.isFinite else {
      throw error("must be a number of seconds above 0, such as 6.0")
    }
    return number
  }

  func flag() throws -> Bool {
    if !isText, let flag = value.boolValue { return flag }
    switch isText ? value.stringValue?.lowercased() : nil {
    case "true", "1", "yes", "on": return true
    case "false", "0", "no", "off": return false
    default: throw error("must be true or false")
    }
  }

  func group() throws -> String {
    guard let group = value.stringValue, FeedID.isValid(group) else {
      throw error("must name a feed group in letters, digits, '_' and '-'")
    }
    return group
  }

  /// Part of a host name, so nothing but letters, digits and `-`.
  func location() throws -> String {
    let location = try text()
    guard location.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || isLetter($0) }) else {
      throw error("must be the name of a location, such as us-east")
    }
    return location
  }

  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

  func address() throws -> String {
    let address = try text()
    guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
      throw error("must be an address that starts with http:// or https://")
    }
    return address
  }

  /// Groups by name: a table, or in a variable `name=group,name=group`, a bare `group` naming itself, or
  /// JSON.
  func groups() throws -> [String: String] {
    let members = isText ? try groupsInText() : value.objectValue
    guard let members, !members.isEmpty else {
      throw error("must name at least one feed, such as timeline=timeline")
    }
    return try members.mapValues { group in
      try SettingSource(name: name, value: group, isText: false).group()
    }
  }

  private func groupsInText() throws -> [String: JSONValue] {
    let text = try text()
    if text.hasPrefix("{") { return (try? JSONParser.parse(text))?.objectValue ?? [:] }
    var members: [String: JSONValue] = [:]
    for item in text.split(separator: ",") {
      let parts = item.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks }
      guard let name = parts.first, let group = parts.last else { continue }
      members[name] = .string(group)
    }
    return members
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
