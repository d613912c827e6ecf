import FeedCore
import Foundation
import PrivateFiles
import StreamAuth
import StreamWire
import Synchronization

/// Writes that wait for the server, each in a file of its own, sent in the order they were made.
///
/// A write is kept before it is tried and removed after it was answered: a crash in between sends it again, which
/// changes nothing, as such writes carry ids of their own.
final class Outbox: Sendable {
  private struct State {
    var next: UInt64
  }

  private let folder: String
  private let state: Mutex<State>

  /// - Throws: `FeedError` with code `storage`.
  init(folder: String) throws {
    self.folder = folder
    try PrivateFolder.make(folder)
    state = Mutex(State(next: (Self.numbers(in: folder).last ?? 0) + 1))
  }

  var count: Int { Self.numbers(in: folder).count }

  private static func numbers(in folder: String) -> [UInt64] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { $0.hasSuffix(".json") ? UInt64($0.dropLast(5)) : nil }.sorted()
  }

  /// - Throws: `FeedError` with code `storage`: the write is then not kept, and its caller has to know.
  func append(_ request: StreamRequest) throws {
    let number = state.withLock { state in
      defer { state.next += 1 }
      return state.next
    }
    do {
      let data = Data(JSONWriter.bytes(request.kept))
      try data.write(to: URL(fileURLWithPath: path(number)), options: .atomic)
    } catch {
      throw FeedError(.storage, "The change could not be kept for later: \(error.localizedDescription)")
    }
  }

  /// The oldest write; files that cannot be read are passed over.
  func first() -> (number: UInt64, request: StreamRequest)? {
    for number in Self.numbers(in: folder) {
      if let data = FileManager.default.contents(atPath: path(number)),
        let json = try? JSONParser.parse(data),
        let request = StreamRequest(kept: json)
      {
        return (number, request)
      }
    }
    return nil
  }

  /// All writes, oldest first.
  func requests() -> [StreamRequest] {
    Self.numbers(in: folder).compactMap { number in
      FileManager.default.contents(atPath: path(number)).flatMap { try? JSONParser.parse($0) }
        .flatMap(StreamRequest.init(kept:))
    }
  }

  func remove(_ number: UInt64) { try? FileManager.default.removeItem(atPath: path(number)) }

  private func path(_ number: UInt64) -> String { "\(folder)/\(number).json" }
}

extension StreamRequest {
  var kept: JSONValue {
    [
      "method": .string(method.rawValue), "service": .string(service.rawValue), "path": .string(path),
      "query": .string(query.text), "body": body ?? .null, "claims": .object(claims.payload),
    ]
  }

  init?(kept json: JSONValue) {
    guard let method = json["method"]?.stringValue.flatMap(Method.init), let path = json["path"]?.stringValue,
      let service = json["service"]?.stringValue.flatMap(StreamEndpoints.Service.init),
      let claims = try? TokenClaims(payload: json["claims"]?.objectValue ?? [:])
    else { return nil }
    self.init(
      method,
      path,
      query: QueryItems(parsing: json["query"]?.stringValue ?? ""),
      body: json["body"].flatMap { $0.isNull ? nil : $0 },
      claims: claims,
      service: service,
      isRepeatable: true
    )
  }
}
