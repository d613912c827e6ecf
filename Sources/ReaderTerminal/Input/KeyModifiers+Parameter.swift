import Screen

extension KeyModifiers {
  /// The modifiers of xterm's parameter: one more than the sum of shift 1, alt 2, control 4, meta 8.
  init(parameter: Int) {
    let bits = max(0, parameter - 1)
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & (2 | 8) != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
