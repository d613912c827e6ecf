/// The user ids of people who log in to one machine.
public enum LoginName {
  /// The id of the person who logs in as `login`: the name itself, with `--` in place of each dot, which an id
  /// cannot hold.
  ///
  /// No two logins have the same id, so it may stand for the person where nothing else is asked. Nil for the
  /// few that cannot have one: with other characters than an id's, with `--`, or with a hyphen beside a dot.
  public static func userID(_ login: String) -> String? {
    let isAmbiguous = ["--", ".-", "-."].contains { login.contains($0) }
    let id = login.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "--")
    return isAmbiguous || !FeedID.isValid(id) ? nil : id
  }
}
