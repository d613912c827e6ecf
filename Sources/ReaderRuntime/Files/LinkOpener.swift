import Foundation

/// Hands addresses to the person's browser, as an argument and never through a shell.
public struct LinkOpener: Sendable {
  public enum Outcome: Sendable { case opened, copyInstead }

  /// The program and what comes before the address; nil where there is none to start.
  public let command: [String]?

  public init(command: [String]?) { self.command = command }

  /// `BROWSER`, then the desktop's opener. Over SSH a browser would open on the wrong machine: nothing is started.
  ///
  /// - Parameter isRestricted: no programs may be started at all.
  public init(environment: [String: String], isRestricted: Bool) {
    let isRemote = environment["SSH_CONNECTION"] != nil || environment["SSH_TTY"] != nil
    guard !isRestricted, !isRemote else {
      command = nil
      return
    }
    let browser = environment["BROWSER"]?.split(separator: ":").first.map {
      $0.split(separator: " ").map(String.init)
    }
    if let browser, !browser.isEmpty, !browser.contains(where: { $0.contains("%") }) {
      command = browser
    } else {
      command = Self.desktopOpener(environment).map { [$0] }
    }
  }

  private static func desktopOpener(_ environment: [String: String]) -> String? {
    #if os(macOS)
      return "/usr/bin/open"
    #else
      guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return nil }
      return ProgramPath.find("xdg-open", environment: environment)
    #endif
  }

  func open(_ address: String) -> Outcome {
    guard let command,
      let program = ProgramPath.find(command[0], environment: ProcessInfo.processInfo.environment)
    else {
      return .copyInstead
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = command.dropFirst() + [address]
    (process.standardInput, process.standardOutput, process.standardError) = (
      FileHandle.nullDevice, FileHandle.nullDevice, FileHandle.nullDevice
    )
    do { try process.run() } catch { return .copyInstead }
    return .opened
  }
}

/// Finds programs as a shell would.
enum ProgramPath {
  static func find(_ name: String, environment: [String: String]) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
