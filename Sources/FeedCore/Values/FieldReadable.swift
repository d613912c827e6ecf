/// Something whose parts a template, a filter or an enricher can ask for by name.
///
/// An activity, a user, a reaction and a program's own database model are all read this way, so that
/// `{{ activity.actor.username }}` means the same for each of them.
public protocol FieldReadable: Sendable {
  /// The part called `name`, or nil if there is no such part.
  ///
  /// - Parameter name: a name as templates write it, in Stream's spelling (`foreign_id`, `created_at`).
  func field(_ name: String) -> FieldValue?
}
