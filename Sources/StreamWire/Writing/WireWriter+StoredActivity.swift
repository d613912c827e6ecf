import FeedCore

extension WireWriter {
  /// What `activity(_:)` writes of the same activity, its custom fields in the order of their names.
  package mutating func activity(_ activity: StoredActivityText) {
    object { writer in
      writer.key("id")
      writer.id(activity.id)
      writer.member("foreign_id", activity.foreignID)
      writer.member("time", unzoned: activity.time)
      writer.member("verb", activity.verb)
      writer.member("actor", activity.actor)
      writer.member("object", activity.object)
      writer.member("target", activity.target)
      writer.key("origin")
      if let origin = activity.origin { writer.string(origin.description) } else { writer.null() }
      if !activity.targets.isEmpty {
        writer.key("to")
        writer.array(activity.targets.split(separator: UInt8(ascii: " "))) {
          $0.text(UnsafeBufferPointer(rebasing: $1))
        }
      }
      writer.members(of: activity.custom)
    }
  }

  private mutating func member(_ name: StaticString, _ text: StoredActivityText.Text) {
    key(name)
    self.text(text)
  }

  /// A page whose activities are written already, with commas between them.
  package mutating func page(results: WireWriter, next: FeedQuery?, of feed: FeedID, links: WireLinks) {
    object { writer in
      writer.key("results")
      writer.list(results)
      writer.member("next", links.page(next, of: feed))
    }
  }
}
