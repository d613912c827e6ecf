/// What lies over everything else and takes the keys.
enum Overlay: Sendable {
  case help(HelpOverlay)
  case menu(MenuOverlay)
  case links(LinksOverlay)
  case themes(ThemesOverlay)
  case composer(Composer)
  case drafts(DraftsOverlay)
}

/// Every key and command, searchable.
struct HelpOverlay: Sendable {
  var viewport = Viewport()
  /// Only lines with these words.
  var words = ""
}

/// The actions that apply to what is selected.
struct MenuOverlay: Sendable {
  let commands: [CommandID]
  var viewport = Viewport()
}

/// The addresses and names that what is selected holds.
struct LinksOverlay: Sendable {
  enum Target: Hashable, Sendable {
    case address(String)
    case user(String)
    case hashtag(String)
  }

  let targets: [Target]
  var viewport = Viewport()
}

/// All themes, each shown as soon as it is selected.
struct ThemesOverlay: Sendable {
  var names: [String]
  /// What to go back to.
  let original: String
  var viewport = Viewport()
}

/// Texts that were not sent.
struct DraftsOverlay: Sendable {
  var drafts: [Draft]
  var viewport = Viewport()
}
