import FeedCore

extension WireWriter {
  /// Begins a page; its activities follow.
  package mutating func startPage() {
    open("{")
    key("results")
    open("[")
  }

  /// Ends a page after its last activity.
  package mutating func endPage(next: FeedQuery?, of feed: FeedID, links: WireLinks) {
    close("]")
    member("next", links.page(next, of: feed))
    close("}")
  }

  /// What `activity(_:)` writes of the same activity, its custom fields in the order of their names.
  package mutating func activity(_ activity: StoredActivityText) {
    value(ofAtMost: activity.wireLimit) { $0.activity(activity) }
  }
}

extension StoredActivityText {
  /// More bytes than it has as JSON: an escape has six, the names and what else is always there 192.
  fileprivate var wireLimit: Int {
    let texts = actor.count + verb.count + object.count + target.count + foreignID.count
    let feeds = targets.count + (origin.map { $0.group.utf8.count + $0.id.utf8.count } ?? 0)
    return 256 + 6 * texts + 9 * feeds + custom.count
  }
}

extension FixedCapacityWriter {
  fileprivate mutating func activity(_ activity: StoredActivityText) {
    json(#"{"id":""#)
    id(activity.id)
    json(#"","foreign_id":""#)
    escaped(activity.foreignID)
    json(#"","time":""#)
    time(activity.time)
    json(#"","verb":""#)
    escaped(activity.verb)
    json(#"","actor":""#)
    escaped(activity.actor)
    json(#"","object":""#)
    escaped(activity.object)
    json(#"","target":""#)
    escaped(activity.target)
    origin(activity.origin)
    targets(activity.targets)
    custom(activity.custom)
    json("}")
  }

  private mutating func origin(_ origin: FeedID?) {
    guard let origin else { return json(#"","origin":null"#) }
    json(#"","origin":""#)
    escaped(origin.group)
    json(":")
    escaped(origin.id)
    json("\"")
  }

  /// - Parameter feeds: with blanks between them; none for empty text.
  private mutating func targets(_ feeds: StoredActivityText.Text) {
    guard !feeds.isEmpty else { return }
    json(#","to":["#)
    for (index, feed) in feeds.split(separator: UInt8(ascii: " ")).enumerated() {
      json(index == 0 ? "\"" : ",\"")
      escaped(UnsafeBufferPointer(rebasing: feed))
      json("\"")
    }
    json("]")
  }

  /// - Parameter object: JSON whose members are written without its braces; none for empty text.
  private mutating func custom(_ object: StoredActivityText.Text) {
    guard object.count > 2 else { return }
    json(",")
    json(UnsafeBufferPointer(rebasing: object[1..<object.count - 1]))
  }
}
