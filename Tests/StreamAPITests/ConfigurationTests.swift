import FeedCore
import StreamAPI
import Testing

/// Where requests go, and as whom. See the article “The hosted service and other servers” of StreamAPI.
@Suite struct ConfigurationTests {
  @Test func streamsOwnLine() throws {
    let configuration = try StreamConfiguration(
      url: "https://key:secret@eu-west.stream-io-api.com/?app_id=42"
    )
    #expect(configuration.key == "key")
    #expect(configuration.credentials == .secret("secret"))
    #expect(configuration.appID == "42")
    #expect(configuration.endpoints == .hosted(location: "eu-west"))
    #expect(configuration.endpoints.api == "https://eu-west-api.stream-io-api.com/api/v1.0")
    #expect(configuration.endpoints.analytics == "https://eu-west.stream-io-api.com/analytics/v1.0")
  }

  @Test(arguments: [
    "https://key:secret@getstream.io/?app_id=1", "https://key:secret@api.stream-io-api.com/?app_id=1",
    "https://key:secret@stream-io-api.com/?app_id=1",
  ])
  func withoutALocationTheNearest(_ url: String) throws {
    #expect(try StreamConfiguration(url: url).endpoints == .hosted())
  }

  @Test func aServerOfOnesOwn() throws {
    let configuration = try StreamConfiguration(url: "http://key:secret@localhost:8000/")
    #expect(configuration.endpoints == .server(at: "http://localhost:8000"))
    #expect(configuration.capabilities.contains(.search))
    #expect(StreamEndpoints.server(at: "http://h:1//").api == "http://h:1/api/v1.0")
    #expect(StreamEndpoints.socket(path: "/run/r.sock").api == "http+unix://%2Frun%2Fr.sock/api/v1.0")
  }

  @Test(arguments: ["", "https://host/", "https://key@host/", "key:topsecret@host"])
  func whatIsWrongIsSaidWithoutTheSecret(_ url: String) {
    let error = #expect(throws: FeedError.self) { try StreamConfiguration(url: url) }
    #expect(error?.detail.contains("topsecret") == false)
  }

  @Test func aHostWithoutASocketHasNoServer() {
    let found = StreamConfiguration.host(environment: ["RUNNEL_SOCKET": "/nowhere/at/all.sock"])
    #expect(found?.key == nil)
  }
}
