/// What `:set` changes.
package struct Options: Hashable, Sendable {
  /// The mouse selects and opens. Off by default, so that the terminal's own selection works.
  package var mouse = false
  /// For slow lines: gutter selection only, no preview beside the list.
  package var slow = false
  /// Show what arrives at once while the newest entry is selected.
  package var follow = false
  /// The detail beside the list where there is room.
  package var preview = true
  /// A blank line between entries.
  package var spacing = true

  package init() {}

  static let names = ["mouse", "slow", "follow", "preview", "spacing"]

  subscript(name: String) -> Bool? {
    get {
      switch name {
      case "mouse": mouse
      case "slow": slow
      case "follow": follow
      case "preview": preview
      case "spacing": spacing
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch name {
      case "mouse": mouse = newValue
      case "slow": slow = newValue
      case "follow": follow = newValue
      case "preview": preview = newValue
      case "spacing": spacing = newValue
      default: break
      }
    }
  }
}
