import FeedCore

/// Filters that choose between values.
enum LogicFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("default", argument: .required) { value, argument, _ in
      value.isTrue ? value : argument.required
    },
    TemplateFilter("default_if_none", argument: .required) { value, argument, _ in
      if case .null = value { argument.required } else { value }
    },
    TemplateFilter("yesno", argument: .optional) { value, argument, _ in
      try yesNo(value, try argument?.unlessNull?.textArgument(of: "yesno") ?? "yes,no,maybe")
    },
    TemplateFilter("pluralize", argument: .optional) { value, argument, _ in
      .string(plural(value, try argument?.textArgument(of: "pluralize") ?? "s"))
    },
    TemplateFilter("divisibleby", argument: .required) { value, argument, _ in
      let (number, divisor) = (try value.pythonWideInt(), try argument.required.pythonWideInt())
      guard divisor != 0 else { throw PythonFailure(.division, "'divisibleby' cannot divide by zero") }
      return .bool(divisor == -1 || number % divisor == 0)
    },
  ]

  private static func yesNo(_ value: FieldValue, _ choices: String) throws -> FieldValue {
    let words = choices.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 2 else { return value }
    let (yes, no, maybe) = (words[0], words[1], words.count == 3 ? words[2] : words[1])
    if case .null = value { return .string(maybe) }
    return .string(value.isTrue ? yes : no)
  }

  private static func plural(_ value: FieldValue, _ suffixes: String) -> String {
    let suffixes = suffixes.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard suffixes.count <= 2 else { return "" }
    let (one, many) = suffixes.count == 2 ? (suffixes[0], suffixes[1]) : ("", suffixes[0])
    switch value {
    case .int(let count): return count == 1 ? one : many
    case .string, .double, .bool:
      return (try? value.pythonFloat()).map { $0 == 1 ? one : many } ?? ""
    default: return value.length.map { $0 == 1 ? one : many } ?? ""
    }
  }
}
