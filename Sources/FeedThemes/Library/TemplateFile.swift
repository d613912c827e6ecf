/// One template of a theme.
public struct TemplateFile: Hashable, Sendable {
  /// What errors call it: `chirp/activity/tweet.txt`.
  public var name: String
  public var text: String

  public init(name: String, text: String) {
    (self.name, self.text) = (name, text)
  }
}
