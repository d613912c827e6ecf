/// Something people write about, with what others say to it: posts and answers share the words they fill in.
struct Scene: Sendable {
  /// What somebody says to a post, and what the author may say to that.
  struct Exchange: Sendable {
    var reply: Phrase
    var answer: Phrase?
  }

  var posts: [Phrase] = []
  /// The boards on which such posts are pinned.
  var boards: [String] = []
  /// Captions of pictures that belong to it; where posts are titles, the texts below them.
  var captions: [Phrase] = []
  var exchanges: [Exchange] = []
  /// What the friend whom a post mentions says to it.
  var friendExchanges: [Exchange] = []
}
