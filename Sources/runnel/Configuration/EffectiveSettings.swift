import FeedCore
import Foundation
import TOMLSource

/// The settings that apply: those of the environment, of the file, and the defaults of the others.
enum EffectiveSettings {
  struct Row: Hashable {
    let name: String
    /// As TOML.
    let value: String
    /// Such as `config.toml:3`, `RUNNEL_USER` or `default`.
    let source: String
  }

  /// The variables of the environment that come before the file.
  private static let variables = ["user": "RUNNEL_USER", "server": "RUNNEL_SERVER"]

  /// - Parameter contents: nil if there is no file.
  static func rows(
    _ contents: ConfigurationFile.Contents?,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [Row] {
    var rows = contents.map(rowsOfFile) ?? []
    for (name, variable) in variables.sorted(by: { $0.key < $1.key }) {
      guard let value = environment[variable], !value.isEmpty else { continue }
      rows.removeAll { $0.name == name }
      rows.insert(Row(name: name, value: JSONWriter.text(.string(value)), source: variable), at: 0)
    }
    let named = Set(rows.map(\.name))
    let defaults = ConfigurationTable.settings.compactMap { setting -> Row? in
      let name = setting.path.joined(separator: ".")
      // The keys of the commands are long, and 'runnel man' lists them.
      guard let preset = setting.preset, !setting.path.contains("*"), setting.path[0] != "keys" else {
        return nil
      }
      guard !named.contains(name), !named.contains(where: { $0.hasPrefix(name + ".") }) else { return nil }
      return Row(name: name, value: preset, source: "default")
    }
    return rows + defaults
  }

  private static func rowsOfFile(_ contents: ConfigurationFile.Contents) -> [Row] {
    let outline = TOMLOutline(contents.text)
    let wrong = Set(contents.problems.filter { !$0.isFatal }.map(\.path))
    let file = URL(filePath: contents.file).lastPathComponent
    return leaves(contents.document, []).map { path, value in
      let line = outline.place(of: path)?.line ?? 1
      let note = wrong.contains(path) ? ", see 'runnel config check'" : ""
      return (
        line,
        Row(
          name: path.joined(separator: "."),
          value: JSONWriter.text(value),
          source: "\(file):\(line)\(note)"
        )
      )
    }
    .sorted { ($0.0, $0.1.name) < ($1.0, $1.1.name) }
    .map(\.1)
  }

  private static func leaves(_ value: JSONValue, _ path: [String]) -> [(path: [String], value: JSONValue)] {
    guard let members = value.objectValue, !members.isEmpty else {
      return path.isEmpty ? [] : [(path, value)]
    }
    return members.flatMap { leaves($0.value, path + [$0.key]) }
  }
}
