import Crypto
import FeedCore
import Foundation
import PrivateFiles
import StreamWire

/// The last pages that were read, on disk.
struct PageStore: Sendable {
  /// More files than this are not kept; the oldest go first.
  static let limit = 200

  let folder: String

  /// - Throws: `FeedError` with code `storage` where the folder cannot be made.
  init(folder: String) throws {
    self.folder = folder
    try PrivateFolder.make(folder)
  }

  func keep(_ page: FeedPage, of feed: FeedID, _ query: FeedQuery, at now: Timestamp) {
    var writer = WireWriter()
    writer.object { writer in
      writer.member("query", Self.key(query))
      writer.member("as_of", zoned: now)
      writer.key("page")
      writer.page(page, of: feed)
    }
    // What cannot be kept is missing when it would be needed, which is no worse than not keeping anything.
    try? Data(writer.bytes).write(to: URL(fileURLWithPath: path(feed, query)), options: .atomic)
    trim()
  }

  func page(of feed: FeedID, _ query: FeedQuery) -> FeedPage? {
    guard let data = FileManager.default.contents(atPath: path(feed, query)),
      let json = try? JSONParser.parse(data),
      json["query"]?.stringValue == Self.key(query), let wire = json["page"],
      var page = try? FeedPage(wire: wire, query: query)
    else { return nil }
    page.asOf = json["as_of"]?.stringValue.flatMap { Timestamp(iso8601: $0) }
    return page
  }

  /// Marks are no part of what is read.
  private static func key(_ query: FeedQuery) -> String {
    var query = query
    (query.markSeen, query.markRead) = (nil, nil)
    return query.queryItems.text + (query.enrichment == nil ? "" : "&enriched")
  }

  private func path(_ feed: FeedID, _ query: FeedQuery) -> String {
    let digest = SHA256.hash(data: Data("\(feed) \(Self.key(query))".utf8)).prefix(16)
    return "\(folder)/\(digest.map { String($0, radix: 16) }.joined(separator: "-")).json"
  }

  private func trim() {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder), names.count > Self.limit
    else { return }
    let dated = names.map { name -> (String, Date) in
      let about = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return (name, about?[.modificationDate] as? Date ?? .distantPast)
    }
    for (name, _) in dated.sorted(by: { $0.1 < $1.1 }).prefix(names.count - Self.limit) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}
