/// What is in place of an activity's references, by field name.
///
/// An activity has two or three of them, and templates look them up all the time: a short list is searched
/// faster than a dictionary hashes, and takes one allocation.
public struct EnrichedValues: Sendable {
  /// One field and what is in its place.
  public struct Entry: Sendable {
    /// The field: `actor`, `object`, or a custom one.
    public let name: String
    /// What is in place of the field's reference.
    public fileprivate(set) var value: EnrichedValue
  }

  private var entries: [Entry] = []

  /// Nothing is enriched.
  public init() {}

  /// By field name; their order is not kept.
  public init(_ values: [String: EnrichedValue]) {
    entries = values.map { Entry(name: $0.key, value: $0.value) }
  }

  /// Whether no field was enriched.
  public var isEmpty: Bool { entries.isEmpty }
  /// How many fields were enriched, missing ones too.
  public var count: Int { entries.count }
  /// The names of the enriched fields.
  public var keys: [String] { entries.map(\.name) }
  /// What is in their places, in the order of `keys`.
  public var values: [EnrichedValue] { entries.map(\.value) }

  /// Sets the value of a field, with space for all of them at once.
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

  /// What is in place of the field called `name`; nil if the field was not enriched.
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
