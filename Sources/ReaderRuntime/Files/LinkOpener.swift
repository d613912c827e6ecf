import Foundation

/// Hands addresses to the person's browser, as an argument and never through a shell.
package struct LinkOpener: Sendable {
  package enum Outcome: Sendable { case opened, copyInstead }

  /// The program and what comes before the address; nil if there is none to start.
  package let command: [String]?

  package init(command: [String]?) { self.command = command }

  /// `BROWSER`, then the desktop's opener. Over SSH a browser would open on the wrong machine: nothing is
  /// started.
  ///
  /// - Parameter isRestricted: no programs may be started at all.
  package init(environment: [String: String], isRestricted: Bool) {
    let isRemote = environment["SSH_CONNECTION"] != nil || environment["SSH_TTY"] != nil
    guard !isRestricted, !isRemote else {
      command = nil
      return
    }
    let browser = Self.browser(environment)
    if let browser, !browser.isEmpty, !browser.contains(where: { $0.contains("%") }) {
      command = browser
    } else {
      command = Self.desktopOpener(environment).map { [$0] }
    }
  }

  /// The first of the programs between colons, unless all of it is the path of one.
  private static func browser(_ environment: [String: String]) -> [String]? {
    guard let named = environment["BROWSER"], !named.isEmpty else { return nil }
    if let whole = ProgramPath.find(named, environment: environment) { return [whole] }
    return named.split(separator: ":").first.flatMap {
      NamedProgram.words(String($0), environment: environment)
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
