import Foundation

/// Kills a publishing program at random moments and looks whether anything was lost or doubled.
///
///     PublishingCrash soak 200        kills 200 times; exit code 0 if every feed holds exactly what was
///     committed PublishingCrash publish FOLDER  the program that is killed
@main
enum PublishingCrash {
  static func main() async throws {
    let arguments = CommandLine.arguments + ["", ""]
    switch arguments[1] {
    case "publish": try await Publisher(folder: arguments[2]).run()
    case "soak":
      let report = try await Soak(kills: Int(arguments[2]) ?? 200).run()
      print(report)
      exit(report.isExact ? 0 : 1)
    default:
      print("usage: PublishingCrash soak COUNT")
      exit(64)
    }
  }
}
