extension TextAttributes {
  /// The names of the attributes, in the order of `named`.
  package var names: [String] { Self.named.filter { contains($0.attribute) }.map(\.name) }
}
