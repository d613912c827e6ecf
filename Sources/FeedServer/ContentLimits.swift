import FeedCore
import StreamWire

/// How large what users store may be. A page holds up to a hundred activities, and a group's page fifteen
/// times as many, so the size of one of them bounds the memory of a page.
public struct ContentLimits: Hashable, Sendable {
  /// Bytes of one activity, as JSON.
  public var activity: Int
  /// Bytes of one reaction, as JSON.
  public var reaction: Int
  /// Bytes of the data of one user or one object of a collection, as JSON.
  public var data: Int
  /// Bytes of one analytics event, flag, status or entry of personalization, as JSON.
  public var event: Int

  /// What a server accepts unless its configuration says otherwise.
  public static let generous = ContentLimits(
    activity: 256 << 10,
    reaction: 256 << 10,
    data: 256 << 10,
    event: 64 << 10
  )

  /// The documented limits of Stream's service: `[limits] profile = "stream"`. See
  /// <doc:Limits#Sizes-of-what-is-stored>.
  public static let stream = ContentLimits(
    activity: 10 << 10,
    reaction: 10 << 10,
    data: 256 << 10,
    event: 64 << 10
  )

  /// Bytes of an activity's verb. See <doc:Limits#Sizes-of-what-is-stored>.
  static let verb = 255
  /// Ids, or foreign ids, that one look-up may name. See <doc:Limits#Sizes-of-requests>.
  static let lookUp = 100
  /// Bytes of a user's id, as of other names.
  static let name = 255

  /// - Throws: `FeedError` with code `input` for an activity that is too large, or whose verb is too long.
  func check(activity json: JSONValue) throws {
    try Self.require(json, atMost: activity, "An activity")
    try Self.check(verb: json["verb"]?.stringValue)
  }

  private static func check(verb: String?) throws {
    guard let verb, verb.utf8.count > Self.verb else { return }
    throw FeedError(
      .input,
      "A verb has at most \(Self.verb) bytes, not \(verb.utf8.count).",
      fields: ["verb": ["Ensure this field has no more than \(Self.verb) bytes."]]
    )
  }

  func check(reaction json: JSONValue) throws { try Self.require(json, atMost: reaction, "A reaction") }

  func check(data json: JSONValue?, of what: String) throws {
    if let json { try Self.require(json, atMost: data, what) }
  }

  func check(event json: JSONValue, _ what: String) throws { try Self.require(json, atMost: event, what) }

  private static func require(_ json: JSONValue, atMost limit: Int, _ what: String) throws {
    let size = JSONWriter.bytes(json).count
    guard size > limit else { return }
    throw FeedError(.input, "\(what) has at most \(limit) bytes as JSON, not \(size).")
  }

  /// - Throws: `FeedError` with code `input` for an id that no feed could have.
  static func check(userID id: String) throws {
    guard FeedID.isValid(id), id.utf8.count <= name else {
      throw FeedError(
        .input,
        "The user id '\(id.prefix(64))' is not valid: use up to \(name) letters, digits, '_' and '-'.",
        fields: ["id": ["Only letters, digits, '_' and '-' are allowed."]]
      )
    }
  }

  /// - Throws: `FeedError` with code `input` for more ids than one look-up may name.
  static func check(lookUp ids: [String], _ name: String) throws -> [String] {
    guard ids.count <= lookUp else {
      throw FeedError(
        .input,
        "One look-up can name \(lookUp) \(name), not \(ids.count).",
        fields: [name: ["Ensure this list has no more than \(lookUp) items."]]
      )
    }
    return ids
  }
}
