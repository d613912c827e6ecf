extension NewActivity {
  /// The id it will have, where it says so itself: by its foreign id and time, or by its time and everything
  /// in it. Adding one with the same id replaces the former. Nil if the backend chooses.
  ///
  /// See <doc:ActivitiesAndTime#Uniqueness>.
  public var determinedID: ActivityID? {
    guard let time else { return nil }
    guard foreignID.isEmpty else { return ActivityID(foreignID: foreignID, time: time) }
    let content: [String: JSONValue] = [
      "actor": .string(actor), "verb": .string(verb), "object": .string(object), "target": .string(target),
      "custom": .object(custom.filter { !ReservedField.contains($0.key) }),
    ]
    return ActivityID(foreignID: JSONWriter.text(.object(content)), time: time)
  }
}
