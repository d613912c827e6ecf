/// Where text stands in a wider field.
public enum Alignment: Hashable, Sendable {
  case left, right, center
}
