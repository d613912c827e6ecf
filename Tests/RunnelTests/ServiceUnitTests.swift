import Foundation
import Testing

/// The systemd unit in the README.
@Suite struct ServiceUnitTests {
  private static let verifier = "/usr/bin/systemd-analyze"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: verifier), "needs systemd-analyze"))
  func systemdTakesIt() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.firstRange(of: "# /etc/systemd/system/runnel.service"))
    let end = try #require(readme[start.upperBound...].firstRange(of: "```"))
    // The program and its user need not be installed here.
    let unit = readme[start.lowerBound..<end.lowerBound].replacing("/usr/local/bin/runnel", with: "/bin/true")
      .replacing("User=runnel\n", with: "User=daemon\n")
    let home = try Home()
    try unit.write(toFile: home.path("runnel.service"), atomically: true, encoding: .utf8)
    let verified = try await home.shell("\(Self.verifier) verify \(home.path("runnel.service"))")
    #expect(verified.status == 0 && verified.errors == "", "\(verified)")
    for line in ["Type=notify", "NoNewPrivileges=yes", "ProtectSystem=strict", "RuntimeDirectory=runnel"] {
      #expect(unit.contains("\n\(line)\n"))
    }
    #expect(!unit.contains("PrivateUsers=yes"))
  }
}
