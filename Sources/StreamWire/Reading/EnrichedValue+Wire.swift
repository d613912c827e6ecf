import FeedCore

extension EnrichedValue {
  /// Reads what the service put in place of a reference; nil for JSON that is only a custom field's object.
  ///
  /// The shapes tell the kinds apart: only objects have `collection`, only reactions `kind`, only activities
  /// `verb`. See “Activities” in the article “Wire format” of FeedServer.
  package init?(wire json: JSONValue) {
    guard case .object(let members) = json, members["id"] != nil else { return nil }
    if members["error"]?.stringValue == "ReferenceNotFound" {
      guard let text = members["reference"]?.stringValue, let reference = Reference(text) else { return nil }
      self = .missing(reference)
    } else if members["collection"] != nil, let object = try? CollectionObject(wire: json) {
      self = .object(object)
    } else if members["kind"] != nil, let reaction = try? Reaction(wire: json) {
      self = .reaction(reaction)
    } else if members["verb"] != nil, let activity = try? EnrichedActivity(wire: json, enriched: true) {
      self = .activity(activity)
    } else if members["data"] != nil, let user = try? FeedUser(wire: json) {
      self = .user(user)
    } else {
      return nil
    }
  }

  /// The text that the value stands for.
  var reference: Reference? {
    switch self {
    case .user(let user): user.reference
    case .object(let object): object.reference
    case .activity(let activity): .activity(activity.id.description)
    case .reaction(let reaction): reaction.reference
    case .missing(let reference): reference
    case .model: nil
    }
  }
}
