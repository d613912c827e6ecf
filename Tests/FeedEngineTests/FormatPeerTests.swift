import FeedCore
import Foundation
import Testing

@testable import FeedEngine

/// Formats rendered by the engine and by the real Jinja2, whose answers `Formats/make_cases.py` wrote down.
///
/// `RUNNEL_FORMATS` names another file of such cases.
@Suite struct FormatPeerTests {
  private struct Case {
    var format: String
    /// Nil if Jinja refuses to parse.
    var text: String?
  }

  private static func load() throws -> (activity: Activity, cases: [Case]) {
    let stored = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Formats/cases.json")
    let file = ProcessInfo.processInfo.environment["RUNNEL_FORMATS"].map(URL.init(fileURLWithPath:)) ?? stored
    let json = try JSONParser.parse(try Data(contentsOf: file))
    let time = try #require(Timestamp(iso8601: "2018-12-02T09:05:02.000007"))
    let activity = Activity(
      id: ActivityID(foreignID: "tweet:1", time: time),
      actor: "SU:ann",
      verb: "like",
      object: "SO:tweet:1",
      foreignID: "tweet:1",
      time: time,
      custom: try #require(json["custom"]?.objectValue)
    )
    let cases = try #require(json["cases"]?.arrayValue).map {
      Case(format: try #require($0["format"]?.stringValue), text: $0["text"]?.stringValue)
    }
    return (activity, cases)
  }

  @Test func formatsRenderAsJinjaRendersThem() throws {
    let (activity, cases) = try Self.load()
    #expect(cases.count > 500)
    for item in cases where item.text != nil {
      let text = Result { try Format(parsing: item.format).render(activity, in: "notification:bob") }
      switch text {
      case .success(let text): #expect(text == item.text, "\(item.format)")
      case .failure(let error): Issue.record("\(item.format): \(error), not \(item.text ?? "")")
      }
    }
  }

  @Test func whatJinjaRefusesIsRefused() throws {
    for item in try Self.load().cases where item.text == nil {
      let error = #expect(throws: FeedError.self, "\(item.format)") { try Format(parsing: item.format) }
      #expect(error?.code == .aggregationFormat)
    }
  }
}
