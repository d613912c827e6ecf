import FeedCore
import Foundation

/// Who is logged in, as the system knows it.
struct Login {
  var name: String
  var fullName: String
  var home: String

  /// From the password file; the environment where that has no entry.
  static var current: Login {
    guard let entry = getpwuid(getuid()) else { return ofEnvironment }
    let comment = entry.pointee.pw_gecos.map { String(cString: $0) } ?? ""
    return Login(
      name: String(cString: entry.pointee.pw_name),
      fullName: comment.split(separator: ",", omittingEmptySubsequences: false).first.map(String.init) ?? "",
      home: String(cString: entry.pointee.pw_dir)
    )
  }

  private static var ofEnvironment: Login {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["USER"] ?? environment["LOGNAME"] ?? "me"
    return Login(name: name, fullName: "", home: environment["HOME"] ?? "/")
  }

  /// The login name as a user id: as the server of this host gives it; for a name that has none there, `_`
  /// stands for what an id cannot hold (`DOMAIN\ann` → `DOMAIN_ann`).
  var userID: String {
    if let id = LoginName.userID(name) { return id }
    let id = String(name.map { FeedID.isValid(String($0)) ? $0 : "_" })
    return id.isEmpty ? "me" : id
  }
}
