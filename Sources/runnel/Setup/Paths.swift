import FeedCore
import Foundation
import PrivateFiles

/// Where the program keeps its files: the XDG base directories.
///
/// Source: XDG Base Directory Specification 0.8; a variable that holds a relative path is ignored, as it
/// asks.
struct Paths {
  let data: String
  let configuration: String
  let state: String

  init(environment: [String: String], home: String) {
    func folder(_ variable: String, _ fallback: String) -> String {
      let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + fallback
      return base + "/runnel"
    }
    data = folder("XDG_DATA_HOME", "/.local/share")
    configuration = folder("XDG_CONFIG_HOME", "/.config")
    state = folder("XDG_STATE_HOME", "/.local/state")
  }

  /// Of this process. Without `HOME`, the password file names the home.
  static var current: Paths {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? Login.current.home
    return Paths(environment: environment, home: home)
  }

  /// The person's own database.
  var database: String { data + "/runnel.db" }
  var configurationFile: String { configuration + "/config.toml" }
  /// Themes of the person's own, over the shipped ones.
  var themes: String { configuration + "/themes" }

  /// Where the databases of demo worlds live. They are never the person's own.
  var demos: String { data + "/demo" }

  /// Makes the folder that `file` lies in, and those above, for the person alone.
  ///
  /// - Throws: `Failure` with status `cannotCreate`.
  static func makeFolder(of file: String) throws {
    do {
      try PrivateFolder.make(of: file)
    } catch let error as FeedError {
      throw Failure(.cannotCreate, error.detail)
    }
  }

  /// The system's words for a file error, without Foundation's around them.
  static func reason(_ error: any Error) -> String {
    var error = error as NSError
    while let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError { error = inner }
    guard error.domain == NSPOSIXErrorDomain else { return "it is not permitted" }
    return String(cString: strerror(Int32(error.code)))
  }
}
