/// A theme as its folder holds it: what `theme.toml` says and the text of its templates, with those of the
/// themes it inherits from behind its own.
public struct Theme: Sendable {
  public var manifest: ThemeManifest
  /// By path inside the folder (`activity/tweet.txt`), the nearest first: the theme's own, then those of the
  /// themes it inherits from.
  public var templates: [String: [TemplateFile]]

  public init(manifest: ThemeManifest, templates: [String: [TemplateFile]]) {
    (self.manifest, self.templates) = (manifest, templates)
  }

  public var name: String { manifest.name }
}
