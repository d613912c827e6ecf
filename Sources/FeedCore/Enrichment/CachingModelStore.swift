import Synchronization

/// A store that remembers instances for a while: an example of replacing how models are fetched.
///
/// ```swift
/// let cached = CachingModelStore(records, seconds: 30)
/// let enricher = Enricher(models: cached, backend: backend)
/// ```
///
/// Instances that are gone are not remembered. When it is full, the oldest half is dropped.
public final class CachingModelStore: ModelStore {
  private struct Key: Hashable {
    let label: String
    let key: String
  }

  private struct Entry {
    let instance: any FieldReadable
    let readAt: Timestamp
  }

  private let base: any ModelStore
  private let seconds: Double
  private let capacity: Int
  private let now: @Sendable () -> Timestamp
  private let entries = Mutex<[Key: Entry]>([:])

  /// - Parameters:
  ///   - base: asked for what is not remembered.
  ///   - seconds: how long an instance is good for.
  ///   - capacity: how many instances are kept at most.
  public init(
    _ base: any ModelStore,
    seconds: Double,
    capacity: Int = 10_000,
    now: @escaping @Sendable () -> Timestamp = { Timestamp.now() }
  ) {
    self.base = base
    self.seconds = seconds
    self.capacity = max(2, capacity)
    self.now = now
  }

  public func knows(_ label: String) -> Bool { base.knows(label) }

  public func instances(_ requests: [ModelRequest]) async throws -> [[(any FieldReadable)?]] {
    var answers = requests.map { request in request.keys.map { remembered(request.label, $0) } }
    var missing: [ModelRequest] = []
    for (request, answer) in zip(requests, answers) {
      let keys = zip(request.keys, answer).compactMap { $1 == nil ? $0 : nil }
      missing.append(ModelRequest(label: request.label, keys: keys))
    }
    let wanted = missing.filter { !$0.keys.isEmpty }
    guard !wanted.isEmpty else { return answers }
    var fetched = try await base.instances(wanted).makeIterator()
    for (index, request) in missing.enumerated() where !request.keys.isEmpty {
      var instances = (fetched.next() ?? []).makeIterator()
      for position in answers[index].indices where answers[index][position] == nil {
        guard let instance = instances.next() ?? nil else { continue }
        answers[index][position] = instance
        remember(instance, requests[index].label, requests[index].keys[position])
      }
    }
    return answers
  }

  /// Forgets an instance, for instance after it was changed.
  public func forget(_ label: String, key: String) {
    entries.withLock { entries in _ = entries.removeValue(forKey: Key(label: label, key: key)) }
  }

  private func remembered(_ label: String, _ key: String) -> (any FieldReadable)? {
    let oldest = now().advanced(bySeconds: -seconds)
    return entries.withLock { entries in
      entries[Key(label: label, key: key)].flatMap { $0.readAt > oldest ? $0.instance : nil }
    }
  }

  private func remember(_ instance: any FieldReadable, _ label: String, _ key: String) {
    let entry = Entry(instance: instance, readAt: now())
    entries.withLock { entries in
      entries[Key(label: label, key: key)] = entry
      guard entries.count > capacity else { return }
      let byAge = entries.sorted { $0.value.readAt < $1.value.readAt }
      for (key, _) in byAge.prefix(capacity / 2) { entries[key] = nil }
    }
  }
}
