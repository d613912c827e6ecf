import Foundation

/// A program as `EDITOR` and `BROWSER` name it: a path, or a command with arguments.
enum NamedProgram {
  /// Returns the program and its own arguments.
  ///
  /// A program whose name is the whole text comes first: `/opt/My Editor/bin/edit` needs no quotes.
  ///
  /// - Returns: nil for a quote that is not closed.
  static func words(_ text: String, environment: [String: String]) -> [String]? {
    ProgramPath.find(text, environment: environment) == nil ? ShellWords.split(text) : [text]
  }
}

/// Finds programs as a shell would.
enum ProgramPath {
  static func find(_ name: String, environment: [String: String]) -> String? {
    guard !name.isEmpty else { return nil }
    if name.contains("/") { return isProgram(name) ? name : nil }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first(where: isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }
}
