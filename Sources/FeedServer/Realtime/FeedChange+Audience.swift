import FeedCore
import StreamWire

extension FeedChange {
  /// Bytes of the longest change that is sent enriched.
  private static let longestText = 1 << 20

  /// The change as it is sent; if it is too long, with its references as they are stored.
  func wireBytes(appID: String) -> [UInt8] {
    var writer = WireWriter(limit: Self.longestText)
    writer.change(self, appID: appID)
    guard writer.isCut else { return writer.bytes }
    var plain = self
    plain.new = new.map { EnrichedActivity($0.activity) }
    var whole = WireWriter()
    whole.change(plain, appID: appID)
    return whole.bytes
  }

  /// The change with references to what is not readable for everybody who may read its feed left as missing.
  ///
  /// Otherwise anybody could read an activity or a reaction by posting a reference to it and listening. One
  /// change is sent to all listeners, so what counts is what all of them may read: public feeds, and those
  /// that have the id of this one.
  ///
  /// - Parameter backend: one that cannot read for somebody is asked nothing, and no such reference is
  ///   replaced.
  func withoutWhatListenersMayNotRead(in backend: (any ReaderScopedBackend)?) async -> FeedChange {
    guard new.contains(where: { $0.values.contains { $0.value.isNested } }) else { return self }
    let everyone = UserPolicy.readableByAll(whoReads: feed)
    var change = self
    for index in change.new.indices {
      for entry in change.new[index].values where await !entry.value.isReadable(for: everyone, in: backend) {
        change.new[index].values[entry.name] = Reference(stored: activityText(index, entry.name)).map {
          .missing($0)
        }
      }
    }
    return change
  }

  private func activityText(_ index: Int, _ field: String) -> String {
    new[index].activity.text(of: field) ?? ""
  }
}

extension EnrichedValue {
  /// Whether it is something of somebody: an activity or a reaction.
  fileprivate var isNested: Bool {
    switch self {
    case .activity, .reaction: true
    case .user, .object, .model, .missing: false
    }
  }

  /// A read that fails counts as a refusal.
  fileprivate func isReadable(for reader: FeedScope, in backend: (any ReaderScopedBackend)?) async -> Bool {
    guard isNested else { return true }
    guard let backend else { return false }
    switch self {
    case .activity(let inner):
      let found = try? await backend.activities([.id(inner.id)], enrichment: nil, for: reader)
      guard found?.isEmpty == false else { return false }
      for entry in inner.values where await !entry.value.isReadable(for: reader, in: backend) { return false }
      return true
    case .reaction(let reaction):
      return (try? await backend.reactions([reaction.id], includingDeleted: false, for: reader))?.isEmpty
        == false
    default: return true
    }
  }
}
