import AsyncHTTPClient
import FeedCore
import Foundation
import NIOCore
import NIOPosix

/// Fetches pages for `GET og/`, with guards: public addresses only, few redirects, limited size and time.
package struct OpenGraphSource: Sendable {
  /// Gives the numeric address to connect to, or throws. Tests replace it; nothing else should.
  package var resolve: @Sendable (_ host: String) throws -> String
  package var maximumSize = 1 << 20
  package var maximumRedirects = 5
  /// Seconds for one fetch, redirects included.
  package var timeout: Int64 = 8
  private let gate = FetchGate(limit: 16)

  package init(
    resolve: @escaping @Sendable (String) throws -> String = { try AddressGuard.publicAddresses(of: $0)[0] }
  ) {
    self.resolve = resolve
  }

  /// What the page at `url` says about itself; of a page out of reach, such as on a host without internet,
  /// what its address says.
  ///
  /// - Throws: `FeedError` with code `input` if there is no such page or it says nothing.
  package func page(at url: String) async throws -> [String: JSONValue] {
    do {
      let (html, final) = try await gate.pass { try await inTime { try await fetch(url, redirects: 0) } }
      guard let page = OpenGraphPage.read(html, url: final) else { throw Self.nothing }
      return page.merging(["original_url": .string(url)]) { _, new in new }
    } catch let error as FeedError where error.code != .unreachable {
      throw error
    } catch {
      guard Self.isOutOfReach(error), let page = OpenGraphPage.readAddress(url) else { throw Self.nothing }
      return page
    }
  }

  /// Stream's words, which js's suite compares.
  private static let nothing = FeedError(.input, "couldn't find og data for the provided url")

  private static func isOutOfReach(_ error: any Error) -> Bool {
    (error as? FeedError)?.code == .unreachable || error is NIOConnectionError
      || (error as? HTTPClientError) == .connectTimeout
  }

  /// Redirects, names and the last byte of the page included.
  private func inTime<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws
    -> Result
  {
    try await withThrowingTaskGroup(of: Result.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: .seconds(timeout))
        throw FeedError(.input, "The page took too long to answer.")
      }
      guard let result = try await group.next() else { throw CancellationError() }
      return result
    }
  }

  private func fetch(_ url: String, redirects: Int) async throws -> (html: String, url: String) {
    guard redirects <= maximumRedirects else { throw FeedError(.input, "The page redirects too often.") }
    guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
      parts.scheme == "http" || parts.scheme == "https", parts.user == nil
    else { throw FeedError(.input, "The address to look at must be a http or https URL.") }
    let address = try await numericAddress(of: host)
    // The client connects to the address that was checked, whatever the name resolves to a moment later.
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration(host, address))
    do {
      let result = try await read(url, with: client)
      try await client.shutdown()
      switch result {
      case .page(let html): return (html, url)
      case .redirect(let next):
        return try await fetch(
          URL(string: next, relativeTo: URL(string: url))?.absoluteString ?? next,
          redirects: redirects + 1
        )
      }
    } catch {
      try? await client.shutdown()
      throw error
    }
  }

  private enum Fetched {
    case page(String)
    case redirect(String)
  }

  private func read(_ url: String, with client: HTTPClient) async throws -> Fetched {
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "User-Agent", value: "runnel (open graph)")
    request.headers.add(name: "Accept", value: "text/html")
    let response = try await client.execute(request, timeout: .seconds(timeout))
    if (300..<400).contains(Int(response.status.code)), let next = response.headers.first(name: "Location") {
      return .redirect(next)
    }
    // Nothing is unpacked: a small answer cannot grow into a large one.
    guard response.status == .ok, response.headers.first(name: "Content-Type")?.contains("html") == true,
      ["", "identity"].contains(response.headers.first(name: "Content-Encoding")?.lowercased() ?? "")
    else { throw Self.nothing }
    var html: [UInt8] = []
    for try await chunk in response.body {
      html += chunk.readableBytesView
      // What a page says about itself stands at its beginning.
      if html.count > maximumSize { break }
    }
    return .page(String(decoding: html.prefix(maximumSize), as: UTF8.self))
  }

  private func configuration(_ host: String, _ address: String) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.dnsOverride = [host: address]
    configuration.timeout = .init(connect: .seconds(4), read: .seconds(timeout))
    return configuration
  }

  /// The system's resolver blocks: it gets a thread that may.
  private func numericAddress(of host: String) async throws -> String {
    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    return try await NIOThreadPool.singleton.runIfActive { try resolve(bare) }
  }
}
