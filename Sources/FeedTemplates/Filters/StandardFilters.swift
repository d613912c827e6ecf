import FeedCore

/// Django's filters, and those for styled text.
enum StandardFilters {
  static func register(in language: inout TemplateLanguage) {
    let groups = [
      CaseFilters.all, PaddingFilters.all, WordFilters.all, EscapeFilters.all, LinkFilters.all,
      ListFilters.all,
      SortFilters.all, NumberFilters.all, LogicFilters.all, TimeFilters.all, HumanizeFilters.all,
      LayoutFilters.all, MarkupTruncation.filters, LocalizationFilters.all,
      [PrettyPrint.filter, ScriptJSON.filter],
    ]
    for filter in groups.joined() { language.register(filter) }
  }
}

extension TemplateFilter {
  /// A filter from text to text, without argument.
  static func text(_ name: String, _ body: @escaping @Sendable (String) throws -> String) -> TemplateFilter {
    TemplateFilter(name) { value, _, _ in .string(try body(value.pythonText)) }
  }
}

extension FieldValue? {
  /// The argument of a filter that requires one: the parser has made sure that it is there.
  var required: FieldValue { self ?? .null }
}

extension FieldValue {
  /// Nil for None, which counts as no argument at all.
  var unlessNull: FieldValue? {
    if case .null = self { return Optional.none }
    return self
  }

  /// The text of an argument that must be text.
  ///
  /// - Throws: `PythonFailure` of kind `type`.
  func textArgument(of filter: String) throws(PythonFailure) -> String {
    switch self {
    case .string(let text): return text
    case .object(let fragment as StyledFragment): return fragment.text
    default: throw PythonFailure(.type, "the argument of '\(filter)' must be text, but is \(kindName)")
    }
  }
}
