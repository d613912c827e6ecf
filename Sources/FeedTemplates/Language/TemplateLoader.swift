import FeedCore

/// The text of a template and where it was found.
public struct TemplateSource: Sendable, Equatable {
  public var text: String
  /// The path or other place, for messages; two sources with equal origins are the same template.
  public var origin: String

  public init(text: String, origin: String) {
    self.text = text
    self.origin = origin
  }
}

/// Where templates come from. The engine itself reads no file.
public protocol TemplateLoader: Sendable {
  /// The template called `name`, such as `activity/tweet.txt`.
  ///
  /// - Parameters:
  ///   - name: relative, with `/` between folders. A loader refuses names that lead outside its folders.
  ///   - origins: sources that are not wanted, because the template that asks already extends them. So a
  ///     theme's `activity/tweet.txt` can extend the `activity/tweet.txt` of the theme it inherits from.
  /// - Returns: nil if there is no such template.
  func source(named name: String, skipping origins: [String]) throws -> TemplateSource?

  /// Names of all templates, for suggestions. May be empty.
  var names: [String] { get }
}

extension TemplateLoader {
  public var names: [String] { [] }
}

/// Templates held in memory, by name.
public struct DictionaryLoader: TemplateLoader {
  private let templates: [String: String]

  public init(_ templates: [String: String] = [:]) { self.templates = templates }

  public func source(named name: String, skipping origins: [String]) -> TemplateSource? {
    guard !origins.contains(name), let text = templates[name] else { return nil }
    return TemplateSource(text: text, origin: name)
  }

  public var names: [String] { templates.keys.sorted() }
}
