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
      writer.member("feed", feed.description)
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

  /// Every page there is, oldest first.
  func all() -> [FeedPage] { files().compactMap(Self.page) }

  /// For a question after what is newer than what was read: nothing is, as far as one can tell.
  func nothingNewer(in feed: FeedID, _ query: FeedQuery) -> FeedPage? {
    guard query.bounds.contains(where: { $0.relation == .greaterThan }) else { return nil }
    let last = files().last { $0["feed"]?.stringValue == feed.description }
    guard let last, var page = Self.page(last) else { return nil }
    if case .groups = page.items { page.items = .groups([]) } else { page.items = .activities([]) }
    page.next = nil
    return page
  }

  /// What the files hold, oldest first.
  private func files() -> [JSONValue] {
    dated().sorted { $0.1 < $1.1 }.compactMap { name, _ in
      FileManager.default.contents(atPath: "\(folder)/\(name)").flatMap { try? JSONParser.parse($0) }
    }
  }

  private static func page(_ file: JSONValue) -> FeedPage? {
    let query = FeedQuery(enrichment: Enrichment())
    guard var page = file["page"].flatMap({ try? FeedPage(wire: $0, query: query) }) else { return nil }
    page.asOf = file["as_of"]?.stringValue.flatMap { Timestamp(iso8601: $0) }
    return page
  }

  private func dated() -> [(String, Date)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.map { name in
      let about = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return (name, about?[.modificationDate] as? Date ?? .distantPast)
    }
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
    let dated = dated()
    guard dated.count > Self.limit else { return }
    for (name, _) in dated.sorted(by: { $0.1 < $1.1 }).prefix(dated.count - Self.limit) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}
