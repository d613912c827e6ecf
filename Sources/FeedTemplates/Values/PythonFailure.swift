/// What Python would raise. Filters turn some kinds into a result, as Django's do; the rest end the
/// rendering.
struct PythonFailure: Error {
  enum Kind {
    /// `TypeError`: the value is of a kind the operation does not take.
    case type
    /// `ValueError`: the right kind, a wrong value.
    case value
    /// `OverflowError`
    case overflow
    /// `ZeroDivisionError`
    case division
    /// `IndexError`
    case index
    /// `KeyError`
    case key
    /// `AttributeError`
    case attribute
    /// `VariableDoesNotExist`: the argument of a filter names a variable that is not there.
    case missingVariable
  }

  var kind: Kind
  var message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
