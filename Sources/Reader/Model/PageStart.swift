import FeedCore

/// Where the next page of something starts; only the backend's side looks inside.
package enum PageStart: Hashable, Sendable {
  case feed(FeedQuery)
  case reactions(ReactionQuery)
  case offset(Int)
  case after(String)
}
