import ProcessTesting
import Testing

@Suite("A crash at any point delivers exactly what was committed")
struct CrashTests {
  /// Five kills here; `PublishingCrash soak 200` is the whole of it.
  @Test func killedWhilePublishing() throws {
    let soak = try ChildProcess(builtProduct("PublishingCrash"), ["soak", "5"])
    let report = soak.text()
    #expect(soak.wait() == 0, "\(report)")
    #expect(report.hasPrefix("5 kills, "), "\(report)")
  }
}
