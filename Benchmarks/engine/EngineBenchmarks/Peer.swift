import Foundation

/// Stream-Framework on a Redis of its own: what `peer.py` measured in this run.
struct Peer: Decodable {
  /// Fan-out writes a second.
  var publish: Double
  /// Microseconds of a page of 25.
  var flat: Double
  var aggregated: Double
  var notification: Double
  /// How many activities the 25 groups held.
  var aggregated_activities: Int
  var notification_activities: Int

  /// Nil, with a word on stderr, where `Benchmarks/engine/run` could not measure it.
  static func read() -> Peer? {
    guard let path = ProcessInfo.processInfo.environment["RUNNEL_ENGINE_PEER"],
      let data = FileManager.default.contents(atPath: path), !data.isEmpty
    else {
      complain("Stream-Framework was not measured; the rows that compare with it say 'absent'.")
      return nil
    }
    do { return try JSONDecoder().decode(Peer.self, from: data) } catch {
      complain("Stream-Framework's figures cannot be read: \(error)")
      return nil
    }
  }
}

func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
