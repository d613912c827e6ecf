import FeedCore

extension EnrichedActivity {
  /// What a search within loaded entries looks at, in lower case.
  var searchText: String {
    var parts = [actorName, actorID ?? "", activity.verb, mainText]
    let inner = subject
    if inner.id != id { parts += [inner.actorName, inner.actorID ?? "", inner.mainText] }
    if let user = objectUser { parts += [user.displayName, user.id] }
    for field in ["title", "subject", "name", "caption", "repository"] {
      if let text = inner.objectData[field]?.stringValue { parts.append(text) }
    }
    return parts.joined(separator: "\n").lowercased()
  }
}
