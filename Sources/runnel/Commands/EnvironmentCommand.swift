import ArgumentParser
import FeedCore
import Foundation

struct EnvironmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "env",
    abstract: "Print what a report about a problem needs: versions, places, the terminal. No secrets."
  )

  @OptionGroup var session: SessionOptions

  func run() async throws {
    let output = StandardOutput.shared
    let paths = Paths.current
    try output.print("runnel      \(Runnel.version) (\(Self.build))")
    try output.print("system      \(ProcessInfo.processInfo.operatingSystemVersionString)")
    try output.print("terminal    \(terminal)")
    try output.print("colours     \(variables(["COLORTERM", "NO_COLOR", "CLICOLOR_FORCE"]))")
    try output.print("language    \(variables(["LC_ALL", "LC_CTYPE", "LANG"]))")
    try output.print("data        \(paths.data)")
    try output.print("config      \(described(session.config ?? paths.configurationFile))")
    try output.print("state       \(paths.state)")
    // A broken configuration is among what a report is about: say so and go on.
    do {
      let preferences = try Preferences.load(session, paths: paths)
      let location = DatabaseLocation.resolve(session, preferences, paths)
      try output.print("user        \(try Identity.resolve(session, preferences).userID)")
      try output.print("database    \(described(location.path))")
    } catch let failure as Failure {
      try output.print("problem     \(failure.sentence)")
    } catch let error as FeedError {
      try output.print("problem     \(error.detail)")
    }
  }

  private static var build: String {
    #if DEBUG
    "debug"
    #else
    "release"
    #endif
  }

  private var terminal: String {
    let size = TerminalSize.columns.map { ", \($0) columns" } ?? ""
    let tty = [("input", STDIN_FILENO), ("output", STDOUT_FILENO)].filter { isatty($0.1) == 0 }.map(\.0)
    let missing = tty.isEmpty ? "" : ", no terminal on standard \(tty.joined(separator: " and "))"
    return variables(["TERM"]) + size + missing
  }

  private func variables(_ names: [String]) -> String {
    let environment = ProcessInfo.processInfo.environment
    let set = names.compactMap { name in environment[name].map { "\(name)=\($0)" } }
    return set.isEmpty ? "none of \(names.joined(separator: ", ")) is set" : set.joined(separator: " ")
  }

  private func described(_ path: String) -> String {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      return "\(path) (not there)"
    }
    let mode = (attributes[.posixPermissions] as? NSNumber).map { String($0.intValue, radix: 8) } ?? "?"
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    return "\(path) (\(size) bytes, mode \(mode))"
  }
}
