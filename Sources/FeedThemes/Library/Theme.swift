/// A theme as its folder holds it: what `theme.toml` says and the text of its templates, with those of the
/// themes it inherits from behind its own.
package struct Theme: Sendable {
  package var manifest: ThemeManifest
  /// By path inside the folder (`activity/tweet.txt`), the nearest first: the theme's own, then those of the
  /// themes it inherits from.
  package var templates: [String: [TemplateFile]]

  package init(manifest: ThemeManifest, templates: [String: [TemplateFile]]) {
    self.manifest = manifest
    self.templates = templates
  }

  package var name: String { manifest.name }
}
