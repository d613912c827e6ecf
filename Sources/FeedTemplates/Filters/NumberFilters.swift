import FeedCore

/// Filters on numbers.
enum NumberFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("add", argument: .required) { value, argument, _ in sum(value, argument.required) },
    TemplateFilter("get_digit", argument: .required) { value, argument, _ in
      try digit(of: value, argument.required)
    },
    TemplateFilter("floatformat", argument: .optional) { value, argument, _ in
      .string(try FloatFormat(argument).text(value))
    },
    TemplateFilter("stringformat", argument: .required) { value, argument, renderer in
      try formatted(value, argument.required.pythonText, renderer)
    },
    TemplateFilter("filesizeformat") { value, _, _ in .string(fileSize(value)) },
  ]

  /// Numbers are added, else texts and lists are joined; anything else gives empty text.
  private static func sum(_ value: FieldValue, _ argument: FieldValue) -> FieldValue {
    if let left = try? value.pythonWideInt(), let right = try? argument.pythonWideInt() {
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? .string("") : .wide(sum)
    }
    switch (value, argument) {
    case (.list(let left), .list(let right)): return .list(left + right)
    case (_, _) where value.isText && argument.isText: return .string(value.pythonText + argument.pythonText)
    case (.double(let left), .double(let right)): return .double(left + right)
    default: return .string("")
    }
  }

  /// Counted from the right, starting with 1; 0 left of the number.
  private static func digit(of value: FieldValue, _ argument: FieldValue) throws -> FieldValue {
    let (number, place): (Int128, Int)
    do {
      place = try argument.pythonLength()
      number = try value.pythonWideInt()
    } catch let failure where failure.kind == .value {
      return value
    }
    guard place >= 1 else { return .wide(number) }
    let digits = Array(String(number).utf8)
    guard place <= digits.count else { return .int(0) }
    guard digits[digits.count - place].isDigit else { throw PythonFailure(.value, "'-' is not a digit") }
    return .int(Int(digits[digits.count - place] - 48))
  }

  private static func formatted(_ value: FieldValue, _ format: String, _ renderer: Renderer) throws
    -> FieldValue
  {
    do {
      return .string(try PercentFormat(limits: renderer.limits).text("%" + format, value))
    } catch let failure as PythonFailure where failure.kind == .value || failure.kind == .type {
      return .string("")
    }
  }

  private static func fileSize(_ value: FieldValue) -> String {
    guard let bytes = try? value.pythonWideInt() else { return "0\u{A0}bytes" }
    let size = bytes.magnitude
    let sign = bytes < 0 ? "-" : ""
    if size < 1024 { return "\(sign)\(size)\u{A0}byte\(size == 1 ? "" : "s")" }
    var (unit, divisor) = (0, 1024.0)
    while unit < 4, Double(size) >= divisor * 1024 {
      unit += 1
      divisor *= 1024
    }
    let rounded = PercentFormat.fixed(Double(size) / divisor, places: 1)
    return "\(sign)\(rounded)\u{A0}\(["KB", "MB", "GB", "TB", "PB"][unit])"
  }
}
