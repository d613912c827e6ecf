/// What stands in place of an activity's references, by field name.
///
/// An activity has two or three of them, and templates look them up all the time: a short list is searched faster
/// than a dictionary hashes, and takes one allocation.
public struct EnrichedValues: Sendable {
  public struct Entry: Sendable {
    public let name: String
    public fileprivate(set) var value: EnrichedValue
  }

  private var entries: [Entry] = []

  public init() {}

  public init(_ values: [String: EnrichedValue]) {
    entries = values.map { Entry(name: $0.key, value: $0.value) }
  }

  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }
  public var keys: [String] { entries.map(\.name) }
  public var values: [EnrichedValue] { entries.map(\.value) }

  /// Sets the value of a field, making room for all of them at once.
  ///
  /// - Parameter count: how many fields there will be.
  mutating func put(_ value: EnrichedValue, _ name: String, of count: Int) {
    guard entries.isEmpty else {
      self[name] = value
      return
    }
    entries.reserveCapacity(count)
    entries.append(Entry(name: name, value: value))
  }

  /// What stands in place of the field called `name`; nil where the field was not enriched.
  public subscript(name: String) -> EnrichedValue? {
    get { entries.first { $0.name == name }?.value }
    set {
      if let index = entries.firstIndex(where: { $0.name == name }) {
        if let newValue { entries[index].value = newValue } else { entries.remove(at: index) }
      } else if let newValue {
        entries.append(Entry(name: name, value: newValue))
      }
    }
  }
}

extension EnrichedValues: Sequence {
  public func makeIterator() -> IndexingIterator<[Entry]> {
    entries.makeIterator()
  }
}

extension EnrichedValues: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, EnrichedValue)...) {
    for (name, value) in elements { self[name] = value }
  }
}
