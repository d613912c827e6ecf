import ArgumentParser
import FeedCore
import Foundation
import PrivateFiles

struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show, check and edit the configuration.",
    discussion:
      "runnel-config(5) describes every setting; 'runnel config show --example' prints them all as a file.",
    subcommands: [
      ConfigShowCommand.self, ConfigCheckCommand.self, ConfigEditCommand.self, ConfigPathCommand.self,
    ]
  )
}

/// Which file is meant.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The configuration to use instead of your own.", valueName: "file"),
    completion: .file(extensions: ["toml"])
  )
  var config: String?

  func validate() throws {
    guard RestrictedSession.isActive, config != nil else { return }
    throw ValidationError("'--config' is not available in this session.")
  }

  var file: ConfigurationFile { ConfigurationFile(config, paths: .current) }
}

struct ConfigShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the settings of the environment and the file, and the defaults of the others."
  )

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print a complete example file instead, with every setting explained.") var example = false

  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    if example { return try StandardOutput.shared.print(ConfigurationSample.text) }
    let contents = try options.file.read()
    let rows = EffectiveSettings.rows(contents)
    if json { return try StandardOutput.shared.print(results: rows.map(\.json)) }
    let width = rows.map { $0.name.count + $0.value.count + 3 }.max() ?? 0
    for row in rows {
      let setting = "\(row.name) = \(row.value)"
      try StandardOutput.shared.print(
        setting + String(repeating: " ", count: max(1, min(48, width) - setting.count)) + " # \(row.source)"
      )
    }
  }
}

struct ConfigCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Report unknown settings, wrong values and keys that are bound twice; ends with 65 if there are any."
  )

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    guard let contents = try options.file.read() else {
      return try StandardOutput.shared.print(
        "There is no \(options.file.path): every setting has its default."
      )
    }
    try Self.report(contents, json: json)
  }

  /// Prints a line for each problem.
  ///
  /// - Throws: `ExitCode` if there is one.
  static func report(_ contents: ConfigurationFile.Contents, json: Bool = false) throws {
    if json {
      try StandardOutput.shared.print(results: contents.problems.map(\.json))
    } else {
      for problem in contents.problems { try StandardOutput.shared.print(problem.text) }
      if contents.problems.isEmpty { try StandardOutput.shared.print("\(contents.file): no problems") }
    }
    if !contents.problems.isEmpty { throw ExitCode(ExitStatus.badData.rawValue) }
  }
}

struct ConfigEditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Open the file in $VISUAL or $EDITOR, then check it; makes a commented one if there is none."
  )

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    guard !RestrictedSession.isActive else {
      throw Failure(.notPermitted, "Files cannot be edited in this session.")
    }
    let path = options.file.path
    if !FileManager.default.fileExists(atPath: path) {
      try PrivateFile.write(ConfigurationSample.text + "\n", to: URL(filePath: path))
    }
    try await ForegroundProgram.edit(path)
    guard let contents = try options.file.read() else { return }
    try ConfigCheckCommand.report(contents)
  }
}

struct ConfigPathCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Print the path of the configuration file, whether or not it exists."
  )

  @OptionGroup var options: ConfigurationOptions

  func run() async throws { try StandardOutput.shared.print(options.file.path) }
}

extension ConfigurationProblem {
  fileprivate var json: JSONValue {
    [
      "file": .string(file), "line": .int(Int64(line)), "column": .int(Int64(column)),
      "setting": .string(path.joined(separator: ".")), "problem": .string(sentence), "fatal": .bool(isFatal),
    ]
  }
}

extension EffectiveSettings.Row {
  fileprivate var json: JSONValue {
    ["name": .string(name), "value": .string(value), "source": .string(source)]
  }
}
