import FeedCore
import StyledText

/// A compiled template. It never changes, so one template serves any number of threads.
public struct Template: Sendable {
  let compiled: CompiledTemplate
  private let library: TemplateLibrary

  /// Reads a template from its text.
  ///
  /// - Parameters:
  ///   - name: what its library would call it; templates it names as `./other.txt` are found beside that.
  ///   - origin: where the text comes from, for messages; the name where it is nil.
  ///   - library: the templates it may include and extend, and the language it is written in.
  /// - Throws: `TemplateError`.
  public init(
    _ text: String,
    name: String = "template",
    origin: String? = nil,
    library: TemplateLibrary = TemplateLibrary()
  ) throws {
    let source = TemplateSource(text: text, origin: origin ?? name)
    compiled = try CompiledTemplate(source, name: name, language: library.language)
    self.library = library
  }

  init(_ compiled: CompiledTemplate, library: TemplateLibrary) {
    self.compiled = compiled
    self.library = library
  }

  /// The name by which it was asked for.
  public var name: String { compiled.name }
  /// Where its text comes from.
  public var origin: String { compiled.origin }
  /// The roles that its `style` tags name, for a theme to check. Those of included templates are not among
  /// them.
  public var roles: Set<String> { compiled.roles }

  /// The template's plain text.
  ///
  /// - Throws: `TemplateError`, from this template or one that it includes.
  public func render(_ context: [String: FieldValue] = [:], _ environment: RenderEnvironment) throws -> String
  {
    try output(context, environment).plainText(width: environment.lineWidth, environment.measure)
  }

  /// The template's text in lines of spans with the roles and actions its tags name.
  ///
  /// - Throws: as `render`.
  public func renderStyled(
    _ context: [String: FieldValue] = [:],
    _ environment: RenderEnvironment
  ) throws -> StyledText {
    try output(context, environment).styledText(width: environment.lineWidth, environment.measure)
  }

  private func output(_ context: [String: FieldValue], _ environment: RenderEnvironment) throws
    -> RenderOutput
  {
    let renderer = Renderer(compiled, context: context, environment: environment, library: library)
    // What was written is set in lines afterwards, which costs as much again.
    defer { environment.budget?.spend(renderer.steps + renderer.output.count >> 4) }
    do {
      try compiled.nodes.render(renderer)
    } catch let failure as RenderFailure {
      // Before the first node, if there is no place yet.
      throw TemplateError(message: failure.message, file: compiled.origin)
    }
    return renderer.output
  }
}
