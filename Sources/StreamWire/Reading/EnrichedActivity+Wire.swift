import FeedCore

extension EnrichedActivity {
  /// Reads an activity as the service sends it. See “Activities” in the article “Wire format” of
  /// FeedServer.
  ///
  /// - Parameter enriched: whether objects may are in place of references.
  package init(wire json: JSONValue, enriched: Bool) throws {
    let body = try WireObject(json, what: "An activity")
    var values: [String: EnrichedValue] = [:]
    var texts = body.members
    if enriched {
      for (name, member) in body.members where !ReservedField.added.contains(name) {
        guard let value = EnrichedValue(wire: member), let reference = value.reference else { continue }
        values[name] = value
        texts[name] = .string(reference.description)
      }
    }
    self.init(
      try Activity(wireMembers: WireObject(texts)),
      values: values,
      reactions: try ActivityReactions(wire: body),
      score: body["score"]?.doubleValue,
      scoreVariables: try body.object("score_vars")
    )
  }
}

extension Activity {
  /// Reads a raw activity.
  package init(wire json: JSONValue) throws {
    try self.init(wireMembers: WireObject(json, what: "An activity"))
  }

  init(wireMembers body: WireObject) throws {
    self.init(
      id: try ActivityID(wire: try body.requiredText("id")),
      actor: try body.text("actor") ?? "",
      verb: try body.text("verb") ?? "",
      object: try body.text("object") ?? "",
      target: try body.text("target") ?? "",
      foreignID: try body.text("foreign_id") ?? "",
      time: try body.requiredTime("time"),
      origin: try body.text("origin").flatMap { $0.isEmpty ? nil : try FeedID(wire: $0) },
      to: try body.feeds("to") ?? [],
      custom: body.members.filter { !ReservedField.contains($0.key) && $0.key != "group" }
    )
  }
}

extension ActivityReactions {
  /// The reaction parts of an activity; nil if the answer has none of them.
  init?(wire body: WireObject) throws {
    guard body["own_reactions"] != nil || body["latest_reactions"] != nil || body["reaction_counts"] != nil
    else { return nil }
    self.init(
      own: try Reaction.byKind(body.object("own_reactions")),
      latest: try Reaction.byKind(body.object("latest_reactions")),
      latestNext: try Self.next(body.object("latest_reactions_extra")),
      counts: try body.object("reaction_counts").map(Reaction.counts)
    )
  }

  private static func next(_ extra: [String: JSONValue]?) throws -> [String: ReactionQuery?] {
    try (extra ?? [:]).mapValues { try ReactionQuery(link: $0["next"]?.stringValue ?? "") }
  }
}

extension ReactionQuery {
  /// Reads the address of a page of reactions, absolute or relative; nil for the empty text that ends a list.
  package init?(link: String) throws {
    guard !link.isEmpty else { return nil }
    let parts = link.split(separator: "?", maxSplits: 1)
    let segments = parts[0].split(separator: "/").map { PercentCoding.decode($0) }
    guard let start = segments.lastIndex(of: "reaction"), start + 2 < segments.count else {
      throw FeedError(.general, "The server's link to more reactions is not understood: \(link)")
    }
    let kind = start + 3 < segments.count ? segments[start + 3] : nil
    let items = QueryItems(parsing: parts.count > 1 ? parts[1] : "")
    try self.init(lookup: segments[start + 1], value: segments[start + 2], kind: kind, wire: items)
  }
}
