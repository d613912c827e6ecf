/// What activating a span does. The values are as they came from the feed: clean them before showing.
public enum SpanAction: Hashable, Sendable {
  /// Opens an address.
  case link(url: String)
  /// Opens a user's feed; the id without a leading `@`.
  case mention(user: String)
  /// Opens a tag's feed; the tag without a leading `#`.
  case hashtag(tag: String)
  /// A picture standing behind its caption. Width and height in pixels, nil when unknown.
  case image(url: String, width: Int?, height: Int?)
  /// Opens an activity.
  case activity(id: String)
}
