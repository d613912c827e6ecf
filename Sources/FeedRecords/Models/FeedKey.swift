import Foundation

/// A primary key that references can hold: an integer, text or a UUID.
public protocol FeedKey: Sendable {
  /// The key as references and feed ids write it.
  var feedKey: String { get }
}

extension Int: FeedKey { public var feedKey: String { String(self) } }
extension Int64: FeedKey { public var feedKey: String { String(self) } }
extension Int32: FeedKey { public var feedKey: String { String(self) } }
extension String: FeedKey { public var feedKey: String { self } }
/// In lower case, as Django writes them.
extension UUID: FeedKey { public var feedKey: String { uuidString.lowercased() } }
