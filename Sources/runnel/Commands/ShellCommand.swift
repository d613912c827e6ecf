import ArgumentParser
import Foundation

/// `runnel shell`: what sshd starts for people who get the reader and nothing else of the host.
struct ShellCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Give a person over SSH the reader and nothing else: 'ForceCommand runnel shell'.",
    discussion: """
      Without a command from the other end it opens the reader on this host's server; with one ('ssh host feed \
      timeline') it runs that. There are \(RestrictedCommand.names.joined(separator: ", ")). No shell, editor, \
      browser or other program is started, no file is read or written that the person names, and nobody acts as \
      anybody else. Of the environment only what describes the terminal and the language counts; sshd_config must \
      say 'AcceptEnv LANG LC_* COLORTERM NO_COLOR' and 'PermitUserEnvironment no', because the system's loader and \
      the login shell read other variables before any program of ours can.
      """
  )

  @Option(help: ArgumentHelp("The socket of this host's server.", valueName: "path"))
  var socket = ServerLocation.hostSocketPath

  @Option(
    help: ArgumentHelp(
      "Where drafts and settings are kept (default: the person's home).",
      valueName: "folder"
    )
  )
  var home: String?

  @Option(
    name: .customShort("c"),
    parsing: .unconditional,
    help: ArgumentHelp("The command (default: SSH_ORIGINAL_COMMAND, which sshd sets).", valueName: "command")
  )
  var command: String?

  func run() async throws {
    RestrictedSession.begin(socket: socket)
    let line = command ?? ProcessInfo.processInfo.environment["SSH_ORIGINAL_COMMAND"] ?? ""
    var login = Login.current
    login.home = home ?? login.home
    RestrictedEnvironment.apply(for: login)
    var command = try RestrictedCommand.parse(CommandWords.split(line))
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
  }
}
