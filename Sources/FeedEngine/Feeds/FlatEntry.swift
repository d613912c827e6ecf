/// That an activity is in a flat feed, and by which way.
struct FlatEntry {
  var position: ActivityPosition
  /// 0 where it was added or targeted here, else the followed feed.
  var origin: Int64
  var act: Int64
}
