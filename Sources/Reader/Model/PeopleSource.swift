/// Which people to list.
package enum PeopleSource: Hashable, Sendable {
  /// Those whose name, id or bio hold the words; everybody for an empty text.
  case search(String)
  case followers(of: String)
  case following(of: String)
}
