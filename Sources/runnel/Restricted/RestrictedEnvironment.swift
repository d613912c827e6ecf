import Foundation

/// What a restricted session takes from the environment, part of which the person at the other end may have
/// set: sshd's `AcceptEnv` can be wider than it should.
enum RestrictedEnvironment {
  /// Describe the terminal and the language, and nothing that could name a file, a program or a server.
  private static let kept: Set<String> = [
    "TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "CLICOLOR_FORCE", "LANG", "LANGUAGE", "TZ",
    "SSH_CONNECTION", "SSH_TTY",
  ]

  /// Pure: the environment to go on with.
  static func cleaned(_ environment: [String: String], login: Login) -> [String: String] {
    var cleaned = environment.filter { name, value in
      (kept.contains(name) || name.hasPrefix("LC_")) && isHarmless(value)
    }
    cleaned["HOME"] = login.home
    cleaned["USER"] = login.name
    cleaned["LOGNAME"] = login.name
    cleaned["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    return cleaned
  }

  /// Terminals, languages and zones are also looked up as files: no name may lead out of their folders.
  private static func isHarmless(_ value: String) -> Bool {
    value.utf8.count <= 128 && !value.hasPrefix("/") && !value.hasPrefix(":") && !value.contains("..")
      && value.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
  }

  /// Makes it this process's environment.
  static func apply(for login: Login) {
    let before = ProcessInfo.processInfo.environment
    let after = cleaned(before, login: login)
    for name in before.keys where after[name] == nil { unsetenv(name) }
    for (name, value) in after { setenv(name, value, 1) }
  }
}
