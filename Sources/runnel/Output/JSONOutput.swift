import FeedCore
import StreamWire

extension Output {
  /// Prints one JSON document on one line.
  func print(json: JSONValue) throws { try write(JSONWriter.text(json) + "\n") }

  /// Prints a list as Stream's answers wrap it.
  func print(results: [JSONValue], _ more: [String: JSONValue] = [:]) throws {
    try print(json: .object(more.merging(["results": .array(results)]) { old, _ in old }))
  }
}
