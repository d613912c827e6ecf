import FeedCore
import Foundation

/// What stream-django sent for the application in `django/record.py`, step by step.
struct DjangoFact {
  let step: String
  let requests: [JSONValue]

  static func all() throws -> [DjangoFact] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "django/facts.json")
    let steps = try JSONParser.parse(Data(contentsOf: url)).arrayValue ?? []
    return steps.map {
      DjangoFact(step: $0["step"]?.stringValue ?? "", requests: $0["requests"]?.arrayValue ?? [])
    }
  }
}
