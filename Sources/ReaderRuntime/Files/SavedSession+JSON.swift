import FeedCore
import Reader

/// A session on disk: `{"tab": "timeline", "theme": "plain", "places": {"timeline": {…}}, "read_up_to":
/// {…}}`.
extension SavedSession {
  init?(_ json: JSONValue) {
    guard json.objectValue != nil else { return nil }
    self.init(
      tab: json["tab"]?.stringValue.flatMap { Tab(name: $0) } ?? .timeline,
      theme: json["theme"]?.stringValue
    )
    for tab in Tab.allCases {
      places[tab] = json["places"]?[tab.name].flatMap { Place($0) }
      readUpTo[tab] = json["read_up_to"]?[tab.name]?.intValue.map { Timestamp(microseconds: Int64($0)) }
    }
  }

  var json: JSONValue {
    var members: [String: JSONValue] = ["tab": .string(tab.name)]
    members["theme"] = theme.map { .string($0) }
    members["places"] = .object(named(places) { $0.json })
    members["read_up_to"] = .object(named(readUpTo) { .int($0.microseconds) })
    return .object(members)
  }

  private func named<Value>(_ values: [Tab: Value], _ json: (Value) -> JSONValue) -> [String: JSONValue] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.key.name, json($0.value)) })
  }
}

extension SavedSession.Place {
  init?(_ json: JSONValue) {
    let activity = json["activity"]?.stringValue.flatMap { ActivityID($0) }.map { EntryID.activity($0) }
    guard let entry = activity ?? json["group"]?.stringValue.map({ EntryID.group($0) }) else { return nil }
    self.init(
      entry: entry,
      time: Timestamp(microseconds: Int64(json["time"]?.intValue ?? 0)),
      row: min(max(json["row"]?.intValue ?? 0, 0), 10_000)
    )
  }

  var json: JSONValue {
    var members: [String: JSONValue] = ["time": .int(time.microseconds), "row": .int(Int64(row))]
    switch entry {
    case .activity(let id): members["activity"] = .string(id.description)
    case .group(let group): members["group"] = .string(group)
    }
    return .object(members)
  }
}
