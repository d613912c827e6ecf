import FeedCore

/// Stream's JSON of feed values, as text for programs (`--json`) or as values to look into.
package enum StreamJSON {
  package static func text(_ activity: EnrichedActivity) -> String { text { $0.activity(activity) } }
  package static func text(_ group: ActivityGroup) -> String { text { $0.group(group) } }
  package static func text(_ page: FeedPage, of feed: FeedID) -> String { text { $0.page(page, of: feed) } }
  package static func text(_ user: FeedUser) -> String { text { $0.user(user) } }
  package static func text(_ object: CollectionObject) -> String { text { $0.collectionObject(object) } }
  package static func text(_ reaction: Reaction) -> String { text { $0.reaction(reaction) } }
  package static func text(_ follow: Follow) -> String { text { $0.follow(follow) } }
  package static func text(_ change: FeedChange) -> String { text { $0.change(change) } }

  package static func json(of activity: Activity) -> JSONValue { json { $0.activity(activity) } }
  package static func json(of activity: EnrichedActivity) -> JSONValue { json { $0.activity(activity) } }
  package static func json(of group: ActivityGroup) -> JSONValue { json { $0.group(group) } }
  package static func json(of user: FeedUser) -> JSONValue { json { $0.user(user) } }
  package static func json(of object: CollectionObject) -> JSONValue { json { $0.collectionObject(object) } }
  package static func json(of reaction: Reaction) -> JSONValue { json { $0.reaction(reaction) } }
  package static func json(of follow: Follow) -> JSONValue { json { $0.follow(follow) } }

  private static func text(_ write: (inout WireWriter) -> Void) -> String {
    var writer = WireWriter()
    write(&writer)
    return writer.text
  }

  /// There is one description of each shape, the writer's; the tree is read back from it.
  private static func json(_ write: (inout WireWriter) -> Void) -> JSONValue {
    var writer = WireWriter()
    write(&writer)
    return writer.bytes.withUnsafeBufferPointer { (try? JSONParser.parse($0)) ?? .null }
  }
}
