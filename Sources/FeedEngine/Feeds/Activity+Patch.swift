import FeedCore

extension Activity {
  /// What a patch cannot change: it would make another activity of it. See “Changing an activity” in the
  /// article “Activities and time” of FeedCore.
  private static let fixed: Set<String> = [
    "id", "actor", "verb", "object", "time", "to", "target", "foreign_id", "origin",
  ]

  /// The activity with values set and removed at dotted paths into its custom fields.
  ///
  /// - Throws: `FeedError` with code `input` for a field that cannot be changed, or a path through a value.
  func applying(_ patch: ActivityPatch) throws -> Activity {
    var custom = JSONValue.object(custom)
    for path in patch.unset.sorted() { custom.remove(try Self.parts(path)) }
    for (path, value) in patch.set.sorted(by: { $0.key < $1.key }) {
      let parts = try Self.parts(path)
      guard custom.set(value, at: parts) else {
        throw FeedError(
          .input,
          "'\(path)' cannot be set: a part of it is not an object.",
          fields: [path: ["Not an object."]]
        )
      }
    }
    var result = self
    result.custom = custom.objectValue ?? [:]
    return result
  }

  private static func parts(_ path: String) throws -> ArraySlice<Substring> {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.allSatisfy({ !$0.isEmpty }) else {
      throw FeedError(.input, "'\(path)' is not a path to a field.")
    }
    guard parts.count < JSONParser.maximumDepth else {
      throw FeedError(.input, "The path '\(path.prefix(40))…' has too many parts.")
    }
    guard !fixed.contains(String(first)), !ReservedField.contains(String(first)) else {
      throw FeedError(
        .input,
        "The field '\(first)' cannot be changed by a partial update.",
        fields: [String(first): ["This field cannot be changed."]]
      )
    }
    return parts[...]
  }
}

extension JSONValue {
  /// - Returns: false where a value that is not an object is in the way.
  fileprivate mutating func set(_ value: JSONValue, at path: ArraySlice<Substring>) -> Bool {
    guard let name = path.first.map(String.init) else {
      self = value
      return true
    }
    guard case .object(var members) = self else { return false }
    let rest = path.dropFirst()
    // Objects that the path names are created.
    var member = members[name] ?? (rest.isEmpty ? .null : .object([:]))
    guard member.set(value, at: rest) else { return false }
    members[name] = member
    self = .object(members)
    return true
  }

  fileprivate mutating func remove(_ path: ArraySlice<Substring>) {
    guard let name = path.first.map(String.init), case .object(var members) = self else { return }
    if path.count == 1 {
      members[name] = nil
    } else if var member = members[name] {
      member.remove(path.dropFirst())
      members[name] = member
    }
    self = .object(members)
  }
}
