/// An activity as the backend keeps it. See <doc:ActivitiesAndTime#Fields>.
public struct Activity: Hashable, Sendable, Identifiable {
  /// Names it permanently; of the foreign id and time it was added with.
  public var id: ActivityID
  /// Who did it: a reference or plain text, never empty.
  public var actor: String
  /// What they did, such as `tweet`; never empty.
  public var verb: String
  /// What it was done to: a reference or plain text, never empty.
  public var object: String
  /// Where it was done to the object, such as a board; empty where there is nothing to say.
  public var target: String
  /// What the program that added it calls it; empty for none.
  public var foreignID: String
  /// When it was done; feeds are in this order.
  public var time: Timestamp
  /// The followed feed through which it reached the feed it was read from; nil if it was added directly.
  public var origin: FeedID?
  /// The other feeds it was sent to when it was added.
  public var to: [FeedID]
  /// All other fields, by name.
  public var custom: [String: JSONValue]

  /// An activity of the parts that the properties describe. Backends make them; programs add a
  /// ``NewActivity``.
  public init(
    id: ActivityID,
    actor: String,
    verb: String,
    object: String,
    target: String = "",
    foreignID: String = "",
    time: Timestamp,
    origin: FeedID? = nil,
    to: [FeedID] = [],
    custom: [String: JSONValue] = [:]
  ) {
    self.id = id
    self.actor = actor
    self.verb = verb
    self.object = object
    self.target = target
    self.foreignID = foreignID
    self.time = time
    self.origin = origin
    self.to = to
    self.custom = custom
  }

  /// The text of one of the fields that may hold a reference, custom ones included; nil if it holds none.
  public func text(of field: String) -> String? {
    switch field {
    case "actor": actor
    case "object": object
    case "target": target.isEmpty ? nil : target
    default: custom[field]?.stringValue
    }
  }
}

extension Activity: FieldReadable {
  public func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .string(id.description)
    case "actor": .string(actor)
    case "verb": .string(verb)
    case "object": .string(object)
    case "target": .string(target)
    case "foreign_id": .string(foreignID)
    case "time": .date(time)
    case "origin": origin.map { .string($0.description) } ?? .null
    case "to": .list(to.map { .string($0.description) })
    default: custom[name].map(FieldValue.init)
    }
  }
}
