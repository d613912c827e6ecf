/// Every role the program itself paints with: what a theme may style, and what its check calls known.
///
/// A theme may invent more for its templates by naming them in `[roles]`.
package enum RoleCatalog {
  /// Name and meaning, in the order a person would look them up.
  package static let roles: [(name: String, meaning: String)] = [
    ("text", "ordinary text"),
    ("author", "the name of who did something"),
    ("handle", "a user's id, as in @ann"),
    ("time", "when it happened"),
    ("verb", "what was done: liked, followed"),
    ("title", "a title or a first line"),
    ("meta", "counts and other small print"),
    ("meta.own", "a count that includes you: your like"),
    ("quote", "text quoted from somewhere else"),
    ("code", "commit ids, branches, code"),
    ("link", "an address that can be opened"),
    ("mention", "another user, inside a text"),
    ("hashtag", "a tag, inside a text"),
    ("media", "the caption of a picture"),
    ("picture", "the place of a picture, shaded"),
    ("avatar", "initials in place of a picture"),
    ("avatar.1", "initials, first of eight colours; up to avatar.8"),
    ("avatar.2", "see avatar.1"), ("avatar.3", "see avatar.1"), ("avatar.4", "see avatar.1"),
    ("avatar.5", "see avatar.1"), ("avatar.6", "see avatar.1"), ("avatar.7", "see avatar.1"),
    ("avatar.8", "see avatar.1"),
    ("addition", "lines added by a commit"),
    ("deletion", "lines removed by a commit"),
    ("good", "something open, done or well"),
    ("bad", "something closed, failed or wrong"),
    ("border", "frames of cards and rules between things"),
    ("tab", "a tab that is not open"),
    ("tab.active", "the open tab"),
    ("tab.badge", "how many are new in a tab"),
    ("header", "the first line of the screen"),
    ("marker", "the sign beside the selected entry"),
    ("selected", "laid over the selected entry"),
    ("unread", "laid over an entry that was not read"),
    ("new", "the marker that says how many are new"),
    ("status", "the last line of the screen"),
    ("status.key", "a key in the last line"),
    ("status.message", "what just happened"),
    ("status.error", "what went wrong"),
    ("heading", "a heading in help, menus and profiles"),
    ("key", "a key in the help"),
    ("match", "what a search found"),
    ("input", "text being typed"),
    ("input.hint", "what an empty input asks for"),
    ("menu", "an entry of a menu or a list of choices"),
    ("menu.active", "the chosen entry of a menu"),
    ("empty", "what stands where there is nothing yet"),
  ]

  private static let names = Set(roles.map(\.name))

  /// Whether the program or the theme knows the role, or a prefix of it.
  package static func knows(_ role: String, in manifest: ThemeManifest) -> Bool {
    var name = Substring(role)
    while true {
      if names.contains(String(name)) || manifest.roles[String(name)] != nil { return true }
      guard let dot = name.lastIndex(of: ".") else { return false }
      name = name[..<dot]
    }
  }
}
