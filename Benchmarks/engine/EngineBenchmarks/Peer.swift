import Foundation

/// Stream-Framework on a Redis of its own: what `peer.py` measured in this run.
struct Peer: Decodable {
  /// Fan-out writes a second.
  var publish: Double
  /// Microseconds of a page of 25.
  var flat: Double
  /// The same of 25 groups, by kind and by how many activities each holds.
  var aggregated_1: Double
  var aggregated_15: Double
  var notification_1: Double
  var notification_15: Double
  /// Microseconds until 50 publications were read by each of 1,000 followers.
  var delivery: Double

  func groups(_ kind: String, _ size: Int) -> Double {
    if kind == "aggregated" { return size == 1 ? aggregated_1 : aggregated_15 }
    return size == 1 ? notification_1 : notification_15
  }

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
