extension StreamClient {
  /// Ids that one look-up may name. See <doc:Requests#Look-ups>.
  static let lookUpLimit = 100

  /// Looks `keys` up in as many calls as it takes, one after another.
  ///
  /// - Returns: what all calls found, in the order of `keys`.
  static func lookUp<Key, Found>(
    _ keys: [Key],
    _ call: (ArraySlice<Key>) async throws -> [Found]
  ) async throws -> [Found] {
    var found: [Found] = []
    for start in stride(from: 0, to: keys.count, by: lookUpLimit) {
      found += try await call(keys[start..<min(start + lookUpLimit, keys.count)])
    }
    return found
  }
}
