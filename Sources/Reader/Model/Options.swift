/// What `:set` and the section `[reader]` of the configuration change.
package struct Options: Hashable, Sendable {
  /// The mouse selects and opens. Off by default, so that the terminal's own selection works.
  package var mouse = false
  /// For slow lines: gutter selection only, no preview beside the list.
  package var slow = false
  /// New entries are shown immediately while the newest one is selected.
  package var follow = false
  /// The detail beside the list if there is space.
  package var preview = true
  /// A blank line between entries.
  package var spacing = true

  package init() {}

  /// A switch, with what the help and the manual say about it.
  package struct Switch: Sendable {
    package let name: String
    package let about: String
    package let value: any WritableKeyPath<Options, Bool> & Sendable
  }

  package static let switches = [
    Switch(name: "mouse", about: "The mouse selects and opens.", value: \.mouse),
    Switch(name: "slow", about: "Draw as little as possible, for slow lines.", value: \.slow),
    Switch(name: "follow", about: "Show new entries while the newest one is selected.", value: \.follow),
    Switch(
      name: "preview",
      about: "Show the selected entry beside the list if there is space.",
      value: \.preview
    ),
    Switch(name: "spacing", about: "A blank line between entries.", value: \.spacing),
  ]

  static let names = switches.map(\.name)

  /// The switch with this name; nil if there is none.
  package subscript(name: String) -> Bool? {
    get { Self.path(name).map { self[keyPath: $0] } }
    set {
      guard let newValue, let path = Self.path(name) else { return }
      self[keyPath: path] = newValue
    }
  }

  private static func path(_ name: String) -> (any WritableKeyPath<Options, Bool> & Sendable)? {
    switches.first { $0.name == name }?.value
  }
}
