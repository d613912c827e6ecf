extension EnrichedActivity {
  /// The words of it: its own (a quote), those of the comment it is about, or those of its object; empty
  /// where it has none. As they came from the feed: clean them before showing.
  public var mainText: String { words(["text", "subject", "title", "body", "name", "notes"]) }

  /// What to call it in one line: a title where there is one, otherwise its words.
  public var headline: String {
    let title = activity.isQuote ? "" : words(["title", "subject", "name"])
    return title.isEmpty ? mainText : title
  }

  /// The first of `names` that holds text, in the activity, the reaction, the object.
  private func words(_ names: [String]) -> String {
    if names.first == "text", let text = activity.custom["text"]?.stringValue, !text.isEmpty { return text }
    return ["reaction", "object"].lazy.compactMap { self.words(of: $0, names) }.first ?? ""
  }

  private func words(of field: String, _ names: [String]) -> String? {
    let value: any FieldReadable
    switch values[field] {
    case .object(let object): value = object
    case .reaction(let reaction): value = reaction
    case .model(let model): value = model
    default: return nil
    }
    for name in names {
      if case .string(let text)? = value.field(name), !text.isEmpty { return text }
    }
    return nil
  }
}
