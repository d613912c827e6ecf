/// Jinja's tests that a format may use: `{% if likes is defined %}`.
enum FormatTest: String, Sendable {
  case defined, undefined, none, string, number, integer, float, boolean, mapping, sequence, iterable
  case odd, even

  func holds(_ value: FormatValue) throws -> Bool {
    switch (self, value) {
    case (.defined, _): value != .undefined
    case (.undefined, _): value == .undefined
    case (.none, _): value == .none
    case (.string, .string), (.boolean, .bool), (.float, .double), (.mapping, .object): true
    // To Python a truth value is a number.
    case (.number, .int), (.number, .double), (.number, .bool), (.integer, .int): true
    case (.sequence, .string), (.sequence, .list), (.sequence, .object), (.sequence, .undefined): true
    case (.iterable, .string), (.iterable, .list), (.iterable, .object), (.iterable, .undefined): true
    case (.odd, .int(let number)): number % 2 != 0
    case (.even, .int(let number)): number % 2 == 0
    case (.odd, _), (.even, _): throw FormatProblem.runtime("'\(value.text)' is not a whole number")
    default: false
    }
  }
}
