/// The models and keys that a page refers to, each once.
struct ModelKeys {
  private(set) var requests: [ModelRequest] = []
  /// For each request, where a key stands.
  private var positions: [[String: Int]] = []

  /// Where the instance that `text` refers to will stand; nil where `text` refers to no model that can be fetched.
  ///
  /// This runs for every field of every activity: it looks at bytes, and makes one short string.
  mutating func position(
    of text: String,
    resolves: (String) -> Bool
  ) -> (model: Int, key: Int)? {
    let utf8 = text.utf8
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let start = utf8.index(after: colon)
    guard start != utf8.endIndex, !utf8[start...].contains(UInt8(ascii: ":")) else { return nil }
    guard let model = model(text[..<colon], resolves) else { return nil }
    let key = String(text[start...])
    if let position = positions[model][key] { return (model, position) }
    let position = requests[model].keys.count
    requests[model].keys.append(key)
    positions[model][key] = position
    return (model, position)
  }

  private mutating func model(_ label: Substring, _ resolves: (String) -> Bool) -> Int? {
    if let model = requests.firstIndex(where: { $0.label == label }) { return model }
    let label = String(label)
    guard resolves(label) else { return nil }
    requests.append(ModelRequest(label: label, keys: []))
    positions.append([:])
    return requests.count - 1
  }

  func reference(_ model: Int, _ key: Int) -> Reference {
    .model(type: requests[model].label, key: requests[model].keys[key])
  }
}
