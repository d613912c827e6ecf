import Foundation

extension PseudoTerminal {
  static func open(columns: Int, rows: Int) throws -> (master: Int32, slave: Int32, name: String) {
    let (master, path) = try openMaster()
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    setSize(master, columns: columns, rows: rows)
    // Held until the child has opened it too: without anyone on the other side, reading the master fails.
    let slave = Foundation.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw PseudoTerminalError.cannotStart("cannot open \(path)", errno) }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    return (master, slave, path)
  }

  /// A new master side and the path of its other side.
  private static func openMaster() throws -> (master: Int32, path: String) {
    #if os(Linux)
    // The requests behind unlockpt() and ptsname(), which Swift does not see here.
    let master = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var locked: Int32 = 0
    var number: Int32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0
    else {
      throw PseudoTerminalError.cannotStart("no pseudo terminal", errno)
    }
    return (master, "/dev/pts/\(number)")
    #else
    let master = posix_openpt(O_RDWR | O_NOCTTY)
    guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
      throw PseudoTerminalError.cannotStart("no pseudo terminal", errno)
    }
    return (master, String(cString: name))
    #endif
  }

  static func setSize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  static func environment(_ changes: [String: String]) -> [String] {
    let own = ProcessInfo.processInfo.environment
    let fixed = [
      "PATH": own["PATH"] ?? "/usr/bin:/bin", "HOME": own["HOME"] ?? "/", "TERM": "xterm-256color",
      "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "LD_LIBRARY_PATH": own["LD_LIBRARY_PATH"] ?? "",
    ]
    return fixed.merging(changes) { $1 }.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
  }

  /// The new session's first terminal opened becomes its controlling one.
  static func spawn(_ program: String, _ arguments: [String], _ environment: [String], slave: String) throws
    -> pid_t
  {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let session: Int32 = 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(
      &attributes,
      Int16(Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | session)
    )
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for stream: Int32 in 0...2 { posix_spawn_file_actions_addopen(&files, stream, slave, O_RDWR, 0) }
    var child: pid_t = 0
    let code = withWords([program] + arguments) { words in
      withWords(environment) { posix_spawnp(&child, program, &files, &attributes, words, $0) }
    }
    guard code == 0 else { throw PseudoTerminalError.cannotStart(program, code) }
    return child
  }

  private static func withWords<Result>(
    _ words: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var copies = words.map { strdup($0) } + [nil]
    defer { copies.forEach { free($0) } }
    return copies.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }
}
