import FeedCore

extension WireWriter {
  /// A stored activity with exactly the keys listed under “Activities” in the article “Wire format” of
  /// FeedServer: `to` only where there are targets, `foreign_id` and `target` empty text, `origin` null.
  package mutating func activity(_ activity: Activity) {
    object { $0.activityMembers(EnrichedActivity(activity), links: WireLinks()) }
  }

  /// An activity as it was read: references replaced, reactions and score where they were asked for.
  package mutating func activity(_ activity: EnrichedActivity, links: WireLinks = WireLinks()) {
    object { $0.activityMembers(activity, links: links) }
  }

  package mutating func activityMembers(_ enriched: EnrichedActivity, links: WireLinks = WireLinks()) {
    let activity = enriched.activity
    key("id")
    id(activity.id)
    member("foreign_id", activity.foreignID)
    member("time", unzoned: activity.time)
    member("verb", activity.verb)
    key("actor")
    field("actor", activity.actor, of: enriched, links: links)
    key("object")
    field("object", activity.object, of: enriched, links: links)
    key("target")
    field("target", activity.target, of: enriched, links: links)
    key("origin")
    if let origin = activity.origin { string(origin.description) } else { null() }
    if !activity.to.isEmpty { member("to", activity.to) }
    customFields(of: enriched, links: links)
    if let reactions = enriched.reactions { members(of: reactions, on: activity.id, links: links) }
    if let score = enriched.score { member("score", .double(score)) }
    if let variables = enriched.scoreVariables { member("score_vars", variables) }
  }

  private mutating func field(_ name: String, _ text: String, of enriched: EnrichedActivity, links: WireLinks)
  {
    if let value = enriched.values[name] { self.value(value, links: links) } else { string(text) }
  }

  private mutating func customFields(of enriched: EnrichedActivity, links: WireLinks) {
    for (name, json) in enriched.activity.custom {
      key(name)
      if let value = enriched.values[name] { self.value(value, links: links) } else { self.json(json) }
    }
  }

  /// What is in place of a reference.
  package mutating func value(_ value: EnrichedValue, links: WireLinks = WireLinks()) {
    switch value {
    case .user(let user): self.user(user)
    case .object(let object): collectionObject(object)
    case .activity(let activity): self.activity(activity, links: links)
    case .reaction(let reaction): self.reaction(reaction)
    case .missing(let reference): missing(reference)
    case .model(let model): string(model.field("id").map { "\($0)" } ?? "")
    }
  }

  private mutating func members(of reactions: ActivityReactions, on id: ActivityID, links: WireLinks) {
    if let own = reactions.own {
      key("own_reactions")
      reactionsByKind(own)
    }
    if let latest = reactions.latest {
      key("latest_reactions")
      reactionsByKind(latest)
      key("latest_reactions_extra")
      let next = latest.keys.map { ($0, (reactions.latestNext[$0] ?? nil).map(links.reactions) ?? "") }
      dictionary(Dictionary(uniqueKeysWithValues: next)) { writer, link in
        writer.object { $0.member("next", link) }
      }
    }
    if let counts = reactions.counts {
      key("reaction_counts")
      self.counts(counts)
    }
  }
}
