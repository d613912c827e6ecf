/// How large and how lively a world is.
struct WorldSettings: Sendable {
  var people = 320
  /// How many conversations there are; with what comes of them and with follows, about 10,000 activities.
  var conversations = 6_000
  /// The share of what usually happens in a world.
  var size = 1.0
  /// How many follow the reader, and how many the reader follows.
  var yourFollowers = 64
  var youFollow = 48
  /// The reader's own posts, and how much more they popularity than others'.
  var yourPosts = 45
  var yourFame = 1.0
  /// How much one post stirs, relative to its author's followers.
  var likes = 0.016
  var comments = 0.45
  var replies = 0.28
  var reposts = 0.22
  /// How often a friend who is mentioned is the reader, where the author follows the reader.
  var mentionsOfYou = 0.25
}
