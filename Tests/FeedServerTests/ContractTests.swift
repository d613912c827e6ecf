import FeedContract
import FeedCore
import StreamAPI
import Testing

/// The client, over HTTP to the server, over the engine: as good a home of feeds as the engine itself.
@Suite struct ContractTests {
  @Test(arguments: FeedContract.cases)
  func holds(_ rule: ContractCase) async throws {
    try await TestServer.run(groups: FeedContract.groups) { server in
      let client = server.client()
      try await rule.check(client)
      client.close()
    }
  }
}
