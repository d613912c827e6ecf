import FeedCore

/// The tags and filters that templates may use.
///
/// `standard` is Django's language and this project's additions for styled text. A program adds its own:
///
/// ```swift
/// var language = TemplateLanguage.standard
/// language.register(TemplateFilter("shout") { value, _, _ in .string("\(value.templateText.uppercased())!")
/// }) language.register(tag: "rule") { parser, tag in RuleNode(try parser.expression(tag.arguments[0])) }
/// let library = TemplateLibrary(loader: loader, language: language)
/// ```
public struct TemplateLanguage: Sendable {
  /// Reads one tag and what belongs to it, and gives the node that renders it.
  public typealias TagReader = @Sendable (TemplateParser, TagToken) throws -> any TemplateNode

  private var filters: [String: TemplateFilter] = [:]
  private var tags: [String: TagReader] = [:]

  /// A language without any tag or filter.
  public init() {}

  /// Django's tags and filters, humanize's, `render_activity`, and those for styled text and layout.
  public static let standard: TemplateLanguage = {
    var language = TemplateLanguage()
    StandardFilters.register(in: &language)
    StandardTags.register(in: &language)
    return language
  }()

  /// Adds a filter, or replaces the one of the same name.
  public mutating func register(_ filter: TemplateFilter) { filters[filter.name] = filter }

  /// Adds a tag, or replaces the one of the same name.
  public mutating func register(tag name: String, _ read: @escaping TagReader) { tags[name] = read }

  public func filter(_ name: String) -> TemplateFilter? { filters[name] }
  public func tag(_ name: String) -> TagReader? { tags[name] }

  /// In alphabetical order.
  public var filterNames: [String] { filters.keys.sorted() }
  /// In alphabetical order.
  public var tagNames: [String] { tags.keys.sorted() }
}

extension FieldValue {
  /// The value as text, as a template's filters see it: Python's `str()`.
  public var templateText: String { pythonText }
}
