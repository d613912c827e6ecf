import FeedCore

/// A question to the backend.
package enum Load: Hashable, Sendable {
  /// A page of a list; the first for a nil start. Answered with `.page`.
  case list(ListSource, start: PageStart?)
  /// What a feed got after its entry with this bound. Answered with `.page`.
  case newer(FeedID, than: String?)
  /// Activities as they stand now. Answered with `.activities`; those that are gone are left out.
  case activities([ActivityID])
  /// Comments on an activity, oldest first. Answered with `.comments`.
  case comments(ActivityID, start: PageStart?)
  /// Who liked an activity. Answered with `.people`.
  case likers(ActivityID)
  /// Answered with `.profile`.
  case profile(String)
  /// Whom the reader follows. Answered with `.followed`.
  case followed
  /// Answered with `.people`.
  case people(PeopleSource, start: PageStart?)
}

/// An answer.
package enum Loaded: Sendable {
  case page(ListPage)
  case activities([EnrichedActivity])
  case comments([Reaction], next: PageStart?)
  case profile(Profile)
  case followed(Set<String>)
  case people([Person], next: PageStart?)
}
