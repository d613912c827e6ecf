/// An activity as it is stored, its texts lent for the time of the call it is handed to.
package struct StoredActivityText {
  /// Valid UTF-8.
  package typealias Text = UnsafeBufferPointer<UInt8>

  package var id: ActivityID
  package var time: Timestamp
  package var actor: Text
  package var verb: Text
  package var object: Text
  package var target: Text
  package var foreignID: Text
  package var origin: FeedID?
  /// The `to` targets with blanks between them.
  package var targets: Text
  /// The custom fields as one object that `JSONWriter` wrote; empty where there are none.
  package var custom: Text

  package init(
    id: ActivityID,
    time: Timestamp,
    actor: Text,
    verb: Text,
    object: Text,
    target: Text,
    foreignID: Text,
    origin: FeedID?,
    targets: Text,
    custom: Text
  ) {
    self.id = id
    self.time = time
    self.actor = actor
    self.verb = verb
    self.object = object
    self.target = target
    self.foreignID = foreignID
    self.origin = origin
    self.targets = targets
    self.custom = custom
  }
}
