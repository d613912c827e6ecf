import FeedCore
import Synchronization

/// Templates by name: each is read once and kept.
public final class TemplateLibrary: Sendable {
  public let language: TemplateLanguage
  private let loader: any TemplateLoader
  private let cache = Mutex<[String: CompiledTemplate]>([:])

  public init(loader: any TemplateLoader = DictionaryLoader(), language: TemplateLanguage = .standard) {
    self.loader = loader
    self.language = language
  }

  /// The template called `name`.
  ///
  /// - Throws: `TemplateError` if there is none or it cannot be read.
  public func template(named name: String) throws -> Template {
    guard let template = try templateIfAny(named: name) else {
      throw TemplateError(message: missing(name).message, file: name)
    }
    return template
  }

  /// The template called `name`, or nil if there is none.
  ///
  /// - Throws: `TemplateError` if it cannot be read.
  public func templateIfAny(named name: String) throws -> Template? {
    try compiled(name).map { Template($0, library: self) }
  }

  /// Forgets what was read, so that changed files are read again.
  public func reload() { cache.withLock { $0.removeAll() } }

  /// - Throws: `TemplateError` if it cannot be read, and what the loader throws.
  func compiled(_ name: String) throws -> CompiledTemplate? {
    if let template = cache.withLock({ $0[name] }) { return template }
    return try read(name, skipping: [], key: name)
  }

  /// A parent: the template called `name` that does not come from one of `origins`.
  func compiled(_ name: String, skipping origins: [String]) throws -> CompiledTemplate? {
    if let template = try compiled(name), !origins.contains(template.origin) { return template }
    // No name has a line feed, so this key meets no other template's.
    let key = ([name] + origins).joined(separator: "\n")
    if let template = cache.withLock({ $0[key] }) { return template }
    return try read(name, skipping: origins, key: key)
  }

  private func read(_ name: String, skipping origins: [String], key: String) throws -> CompiledTemplate? {
    guard let source = try loader.source(named: name, skipping: origins) else { return nil }
    let template = try CompiledTemplate(source, name: name, language: language)
    cache.withLock { $0[key] = template }
    return template
  }

  func missing(_ name: String) -> RenderFailure {
    let hint = Suggestion.didYouMean(name, among: loader.names)
    return RenderFailure("There is no template '\(name.shortened)'.\(hint)")
  }
}
