/// Names that custom fields of an activity cannot use. Clients post whole activities back with some of them
/// set, so they are ignored, not refused. See <doc:ActivitiesAndTime#Reserved-names>.
public enum ReservedField {
  /// The activity's own fields, held in properties of `Activity`.
  public static let own: Set<String> = [
    "id", "actor", "verb", "object", "target", "foreign_id", "time", "origin", "to",
  ]

  /// What the service adds to its answers.
  public static let added: Set<String> = [
    "activity_id", "activity", "analytics", "extra_context", "is_read", "is_seen", "score", "site_id",
    "duration", "own_reactions", "latest_reactions", "latest_reactions_extra", "reaction_counts",
    "score_vars",
  ]

  /// Whether a custom field of this name would be ignored.
  public static func contains(_ name: String) -> Bool { own.contains(name) || added.contains(name) }
}
