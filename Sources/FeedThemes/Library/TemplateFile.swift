/// One template of a theme.
package struct TemplateFile: Hashable, Sendable {
  /// What errors call it: `chirp/activity/tweet.txt`.
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
