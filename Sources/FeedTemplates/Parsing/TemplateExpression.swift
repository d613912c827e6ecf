import FeedCore

/// What stands between `{{` and `}}`: a value and the filters it goes through, resolved when it was read.
public struct TemplateExpression: Sendable {
  enum Operand: Sendable {
    case literal(FieldValue)
    case variable(Path)
  }

  struct Call: Sendable {
    let filter: TemplateFilter
    let argument: Operand?
  }

  let operand: Operand
  let calls: [Call]
  /// As written, for messages.
  let text: String

  /// The path where the expression is a variable without filters.
  var plainPath: Path? {
    if calls.isEmpty, case .variable(let path) = operand { path } else { nil }
  }

  /// The expression's value. A missing variable counts as empty text, as in `{{ … }}`.
  public func value(_ renderer: Renderer) throws -> FieldValue {
    switch operand {
    case .literal(let value): try applied(to: value, renderer)
    case .variable(let path): try applied(to: try path.value(renderer) ?? .string(""), renderer)
    }
  }

  /// The expression's value. A missing variable counts as None, as in `{% if %}` and `{% for %}`.
  public func valueOrNone(_ renderer: Renderer) throws -> FieldValue {
    switch operand {
    case .literal(let value): try applied(to: value, renderer)
    case .variable(let path): try applied(to: try path.value(renderer) ?? .null, renderer)
    }
  }

  private func applied(to value: FieldValue, _ renderer: Renderer) throws -> FieldValue {
    if calls.isEmpty { return value }
    var value = value
    for call in calls {
      try renderer.charge(value)
      value = try call.filter.apply(value, call.argumentValue(renderer), renderer)
      try renderer.limits.check(value)
      try renderer.charge(value)
    }
    return value
  }
}

extension TemplateExpression.Call {
  /// - Throws: `PythonFailure` if the argument names a variable that is not there: Django refuses it too.
  fileprivate func argumentValue(_ renderer: Renderer) throws -> FieldValue? {
    switch argument {
    case nil: return nil
    case .literal(let value): return value
    case .variable(let path):
      guard let value = try path.value(renderer) else {
        let message = "the argument '\(path.text)' of the filter '\(filter.name)' is not there"
        throw PythonFailure(.missingVariable, message)
      }
      return value
    }
  }
}
