/// Who owns what: the rule that backends enforce where they act for a user.
package enum Ownership {
  /// Stream's words: some of its clients compare them.
  package static let refusal = FeedError(
    .notAllowed,
    "You do not have permission to do this, you got this error because there are no policies allowing this "
      + "request on this application. Please consult the documentation https://getstream.io/docs/"
  )

  /// Whether an activity's actor is `userID`, written as a reference (`SU:ann`) or as the bare id.
  package static func isActor(_ actor: String, _ userID: String) -> Bool {
    actor == "SU:\(userID)" || actor == userID
  }
}
