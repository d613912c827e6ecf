extension EnrichedActivity {
  /// What a like, a comment or a repost of this entry acts on, with its own counts.
  ///
  /// A like, a comment or a plain repost is about another activity (`SA:` object): that is the subject. A
  /// quote (a repost with words of its own) is a post in its own right, and so is everything else.
  public var subject: EnrichedActivity {
    guard activity.isAboutAnother, case .activity(let inner) = values["object"] else { return self }
    return inner.subject
  }

  /// Whether the activity that this one is about is gone.
  public var hasLostSubject: Bool {
    guard activity.isAboutAnother else { return false }
    return switch values["object"] {
    case .missing: true
    case .activity(let inner): inner.hasLostSubject
    default: false
    }
  }
}

extension Activity {
  /// Whether it only points at another activity: an `SA:` object and no words of its own.
  public var isAboutAnother: Bool { subjectID != nil && !isQuote }

  /// A repost with words of its own.
  public var isQuote: Bool { verb == "repost" && custom["text"]?.stringValue?.isEmpty == false }

  /// The activity in the object field.
  public var subjectID: ActivityID? {
    guard case .activity(let id) = Reference(stored: object) else { return nil }
    return ActivityID(id)
  }

  /// The id of the user who did it; nil if the actor is not a user.
  public var authorID: String? {
    guard case .user(let id) = Reference(stored: actor) else { return nil }
    return id
  }
}
