/// What differs between backends, as data: a program asks this, never which backend it has.
public struct BackendCapabilities: OptionSet, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Reads can be narrowed by actor, verb and custom field.
  public static let filters = BackendCapabilities(rawValue: 1 << 0)
  /// `searchActivities` and `searchUsers` work.
  public static let search = BackendCapabilities(rawValue: 1 << 1)
  /// `changes` delivers.
  public static let realtime = BackendCapabilities(rawValue: 1 << 2)
  /// Marks and reactions are announced as changes.
  public static let announcesMarks = BackendCapabilities(rawValue: 1 << 3)
  /// The groups' configuration can be read here.
  public static let knowsGroups = BackendCapabilities(rawValue: 1 << 4)

  /// What the embedded engine has.
  public static let all: BackendCapabilities = [.filters, .search, .realtime, .announcesMarks, .knowsGroups]
}
