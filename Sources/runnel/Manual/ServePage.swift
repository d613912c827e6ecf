#if Network
import FeedCore

/// runnel-serve(8), from the command's help, which has a complete configuration file.
enum ServePage {
  /// - Parameter help: what `_dumpHelp()` returned.
  static func text(help: JSONValue) -> String {
    let commands = CommandDescription.commands(of: help["command"] ?? [:])
    var page = Roff("RUNNEL-SERVE", section: 8, title: "System Administration")
    page.section("NAME")
    page.raw("runnel\\-serve \\- feeds behind Stream\\(aqs REST API")
    page.section("SYNOPSIS")
    page.raw(".B runnel serve\n[\\fIoptions\\fR]")
    page.section("COMMANDS")
    for command in commands where ["serve", "shell"].contains(command.name) {
      page.add(command, besides: ["help", "version"])
    }
    page.section("SEE ALSO")
    page.raw("runnel(1), sshd_config(5)")
    return page.text
  }
}
#endif
