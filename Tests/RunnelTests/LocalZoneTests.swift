import Foundation
import Testing

@testable import runnel

/// `TZ` means what it means to the C library.
@Suite struct LocalZoneTests {
  private static let summer: Int64 = 1_782_907_200

  @Test(arguments: [
    ("JST-9", 32400), ("<+09>-9", 32400), (":JST-9", 32400), ("Asia/Tokyo", 32400), (":Asia/Tokyo", 32400),
    ("/usr/share/zoneinfo/Asia/Tokyo", 32400), (":/usr/share/zoneinfo/Asia/Tokyo", 32400),
    ("EST5EDT", -14400), ("CET-1CEST,M3.5.0,M10.5.0/3", 7200), ("", 0), (":", 0), ("UTC", 0),
    ("Nowhere/City", 0), ("../../etc/passwd", 0), ("/etc/passwd", 0), ("/dev/zero", 0), ("/", 0),
    ("JST-99999999999", 0),
  ])
  func zonesOfTheVariable(_ value: String, _ seconds: Int) {
    #expect(LocalZone.current(["TZ": value]).offset(at: Self.summer).seconds == seconds)
  }

  @Test func aPipeIsNotWaitedFor() throws {
    let path = NSTemporaryDirectory() + "runnel-zone-" + UUID().uuidString
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    #expect(LocalZone.current(["TZ": path]).offset(at: 0).seconds == 0)
  }

  @Test func theSystemsFileIsTheSystemsZone() {
    let system = LocalZone.current([:]).offset(at: Self.summer)
    #expect(LocalZone.current(["TZ": ":/etc/localtime"]).offset(at: Self.summer) == system)
  }

  @Test func aFeedIsPrintedInTheZone() async throws {
    let home = try Home()
    let folder = home.path("config/runnel/themes/clock")
    try FileManager.default.createDirectory(atPath: folder + "/activity", withIntermediateDirectories: true)
    try "inherits = \"plain\"\n".write(toFile: folder + "/theme.toml", atomically: true, encoding: .utf8)
    try "{{ activity.time|date:\"T P\" }}".write(
      toFile: folder + "/activity/tweet.txt",
      atomically: true,
      encoding: .utf8
    )
    _ = try await home.post("Now", user: "ann")
    let result = try await home.run(
      "feed",
      "user",
      "--theme",
      "clock",
      environment: ["TZ": "<+0930>-9:30"]
    )
    #expect(result.output.contains("+0930"), "\(result.output) \(result.errors)")
  }
}
