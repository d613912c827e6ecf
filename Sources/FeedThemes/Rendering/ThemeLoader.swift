import FeedTemplates

/// Gives the template engine a theme's templates. One that extends its own name gets the inherited one.
struct ThemeLoader: TemplateLoader {
  let templates: [String: [TemplateFile]]

  func source(named name: String, skipping origins: [String]) -> TemplateSource? {
    let file = templates[name]?.first { !origins.contains($0.name) }
    return file.map { TemplateSource(text: Self.withoutLastLineEnd($0.text), origin: $0.name) }
  }

  /// Editors end a file with a line feed; a part that is included in the middle of a line does not mean it.
  private static func withoutLastLineEnd(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  var names: [String] { templates.keys.sorted() }
}
