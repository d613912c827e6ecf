import Foundation
import Testing

/// Screens kept as files beside the tests.
///
/// `UPDATE_GOLDENS=1 swift test --filter ReaderTests` records them again; such a run fails, so that no
/// recording passes for a test.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil }

  static func expect(_ screen: String, _ name: String, location: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: name + ".txt")
    if isRecording {
      try screen.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); run again without UPDATE_GOLDENS", sourceLocation: location)
      return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("there is no golden \(name): record it with UPDATE_GOLDENS=1", sourceLocation: location)
      return
    }
    #expect(screen == kept, "\(name) differs", sourceLocation: location)
  }
}
