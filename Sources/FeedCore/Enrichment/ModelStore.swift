/// Where instances of a program's own models come from.
///
/// FeedRecords' record store reads a database. Another store can are in front of it (``CachingModelStore``)
/// or serve models that live elsewhere. See <doc:ModelRecords#Enrichment-of-records>.
public protocol ModelStore: Sendable {
  /// Whether this store keeps the model called `label` (`app.Tweet`).
  func knows(_ label: String) -> Bool

  /// The instances of all models of a page at once, so that a store can read them in one transaction and with
  /// one query per model.
  ///
  /// - Returns: for each request, in the order of `requests`, the instances in the order of its keys; nil if
  ///   one is gone or the key is none of this model's.
  func instances(_ requests: [ModelRequest]) async throws -> [[(any FieldReadable)?]]
}

/// The instances of one model that a page refers to.
public struct ModelRequest: Hashable, Sendable {
  /// `app.Tweet`
  public var label: String
  /// Primary keys as references write them, each once.
  public var keys: [String]

  /// - Parameter keys: each once.
  public init(label: String, keys: [String]) {
    self.label = label
    self.keys = keys
  }
}
