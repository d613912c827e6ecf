import FeedCore

extension EnrichedActivity {
  /// The addresses that the activity and what it is about hold, each once, in reading order.
  var links: [String] {
    var found: [String] = []
    for activity in [self, subject] {
      found += activity.objectData["links"]?.texts ?? []
      found += WebAddress.all(in: activity.mainText)
      found += activity.objectData["media"]?.addresses ?? []
      for field in ["url", "link", "source"] {
        found += [activity.objectData[field], activity.activity.custom[field]].compactMap { $0?.stringValue }
      }
    }
    var known: Set<String> = []
    return found.filter { WebAddress.isSafe($0) && known.insert($0).inserted }
  }
}

extension JSONValue {
  fileprivate var texts: [String] { arrayValue?.compactMap(\.stringValue) ?? [] }
  fileprivate var addresses: [String] { arrayValue?.compactMap { $0["url"]?.stringValue } ?? [] }
}
