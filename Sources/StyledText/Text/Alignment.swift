/// Where text is in a wider field.
public enum Alignment: Hashable, Sendable {
  case left, right, center
}
