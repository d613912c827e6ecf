import FeedCore

/// Lets the activities through that a filter wants. See “Filters” in the article “Filters and paging” of
/// FeedCore.
struct ActivityFilterEvaluator {
  private let reading: Reading
  private let filter: ActivityFilter
  /// References that were looked up: pages repeat the same few.
  private var found: [String: Bool] = [:]

  init(_ reading: Reading, _ filter: ActivityFilter) {
    self.reading = reading
    self.filter = filter
  }

  /// Whether it keeps nothing back.
  var isOpen: Bool { filter.isEmpty }

  mutating func includes(_ activity: Activity) throws -> Bool {
    if isOpen { return true }
    guard filter.matches(activity) else { return false }
    return try !filter.discardDeleted || refersOnlyToWhatExists(activity)
  }

  private mutating func refersOnlyToWhatExists(_ activity: Activity) throws -> Bool {
    for text in [activity.actor, activity.object, activity.target] where try !exists(text) { return false }
    for case .string(let text) in activity.custom.values where try !exists(text) { return false }
    return true
  }

  /// True of text that is not a reference, too.
  private mutating func exists(_ text: String) throws -> Bool {
    guard let reference = Reference(stored: text) else { return true }
    if let known = found[text] { return known }
    let exists = try reading.exists(reference)
    found[text] = exists
    return exists
  }
}

extension ActivityFilter {
  /// Whether the activity's own fields are as wanted.
  fileprivate func matches(_ activity: Activity) -> Bool {
    (actors.isEmpty || actors.contains(activity.actor))
      && (verbs.isEmpty || verbs.contains(activity.verb))
      && !discardActors.contains(activity.actor)
      && custom.allSatisfy { activity.custom[$0.key] == $0.value }
  }
}

extension Reading {
  /// Whether enrichment would find something behind the reference.
  fileprivate func exists(_ reference: Reference) throws -> Bool {
    switch reference {
    case .user(let id): try user(id) != nil
    case .object(let collection, let id): try object(collection, id) != nil
    case .reaction(let id): try reactionRow(id)?.isDeleted == false
    case .activity(let id):
      try ActivityID(id).flatMap { ActivityPosition(exactly: $0) }.flatMap { try act($0) } != nil
    case .model: true
    }
  }
}
