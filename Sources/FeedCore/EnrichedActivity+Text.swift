extension EnrichedActivity {
  /// Where the words of an activity may stand, in the order in which they are looked for.
  private static let textFields = ["text", "title", "subject", "name", "body", "notes"]

  /// The words of it: its own (a quote), those of the comment it is about, or those of its object; empty where it
  /// has none. As they came from the feed: clean them before showing.
  public var mainText: String {
    if let text = activity.custom["text"]?.stringValue, !text.isEmpty { return text }
    return ["reaction", "object"].lazy.compactMap { self.words(of: $0) }.first ?? ""
  }

  private func words(of field: String) -> String? {
    let value: any FieldReadable
    switch values[field] {
    case .object(let object): value = object
    case .reaction(let reaction): value = reaction
    case .model(let model): value = model
    default: return nil
    }
    for name in Self.textFields {
      if case .string(let text)? = value.field(name), !text.isEmpty { return text }
    }
    return nil
  }
}
