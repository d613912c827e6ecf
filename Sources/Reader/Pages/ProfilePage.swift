import FeedCore

/// Somebody's page: who they are, whether they are followed, and what they did.
struct ProfilePage: Sendable {
  let userID: String
  /// What is known before the answer is there.
  var profile: Profile?
  var loading = Loading.none
  var list: FeedList

  init(_ userID: String, known user: FeedUser?) {
    self.userID = userID
    list = FeedList(.feed(FeedID(trusted: "user", userID)))
    profile = user.map { Profile($0, isFollowed: false, followsReader: false) }
  }
}
