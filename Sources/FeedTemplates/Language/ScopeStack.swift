import FeedCore

/// The variables a template sees: the context it was given, and what tags have set on top of it.
///
/// A short array searched from its end: a template seldom has more than a handful of variables of its own.
struct ScopeStack {
  private struct Binding {
    let name: Name
    var value: FieldValue
  }

  private let base: [String: FieldValue]
  private var bindings: [Binding] = []
  /// Where each open scope begins.
  private var starts: [Int] = [0]
  /// Bindings below this one are out of sight, and so is the base, once it is not 0.
  private var floor = 0
  private var seesBase = true
  /// Names are not set in scopes below this one.
  private var barrier = 0

  init(_ base: [String: FieldValue]) { self.base = base }

  subscript(name: Name) -> FieldValue? {
    var index = bindings.count - 1
    while index >= floor {
      if bindings[index].name == name { return bindings[index].value }
      index -= 1
    }
    return seesBase ? base[name.text] : nil
  }

  mutating func push() { starts.append(bindings.count) }

  mutating func pop() {
    guard starts.count > 1, let start = starts.popLast() else { return }
    bindings.removeLast(bindings.count - start)
  }

  /// Sets `name` in the innermost scope.
  mutating func set(_ name: Name, _ value: FieldValue) {
    let start = starts[starts.count - 1]
    var index = bindings.count - 1
    while index >= start {
      if bindings[index].name == name {
        bindings[index].value = value
        return
      }
      index -= 1
    }
    bindings.append(Binding(name: name, value: value))
  }

  /// Sets `name` where it is set already, otherwise in the innermost scope. A name of the context counts as
  /// set in the outermost scope.
  mutating func setUpward(_ name: Name, _ value: FieldValue) {
    if let index = bindings[max(floor, barrier)...].lastIndex(where: { $0.name == name }) {
      bindings[index].value = value
    } else if seesBase, barrier == 0, base[name.text] != nil {
      let end = starts.count > 1 ? starts[1] : bindings.count
      bindings.insert(Binding(name: name, value: value), at: end)
      for index in starts.indices.dropFirst() { starts[index] += 1 }
    } else {
      set(name, value)
    }
  }

  /// What must be put back when a template that saw other scopes is done.
  struct Visibility {
    fileprivate var floor: Int
    fileprivate var seesBase: Bool
    fileprivate var barrier: Int
  }

  /// Opens a scope from which nothing outside is seen.
  mutating func isolate() -> Visibility {
    let old = Visibility(floor: floor, seesBase: seesBase, barrier: barrier)
    push()
    floor = bindings.count
    seesBase = false
    barrier = bindings.count
    return old
  }

  /// Opens a scope that sees everything outside but sets nothing there.
  mutating func copy() -> Visibility {
    let old = Visibility(floor: floor, seesBase: seesBase, barrier: barrier)
    push()
    barrier = bindings.count
    return old
  }

  /// Closes a scope that `isolate` or `copy` opened.
  mutating func close(_ visibility: Visibility) {
    pop()
    floor = visibility.floor
    seesBase = visibility.seesBase
    barrier = visibility.barrier
  }
}
