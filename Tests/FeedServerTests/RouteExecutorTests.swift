import Foundation
import Synchronization
import Testing

@testable import FeedServer

/// Routes wait for databases and disks, so they run on threads that nothing else needs.
@Suite("Threads of routes") struct RouteExecutorTests {
  /// Work that waits until the test lets it go.
  private final class Gate: Sendable {
    private let waiting = Mutex(0)
    private let semaphore = DispatchSemaphore(value: 0)

    var count: Int { waiting.withLock { $0 } }

    func wait() {
      waiting.withLock { $0 += 1 }
      semaphore.wait()
    }

    func open() { semaphore.signal() }
  }

  @Test("routes that wait hold up no task of Swift's threads")
  func blocking() async throws {
    let gate = Gate()
    // As many as would take all of Swift's threads, and fewer than the routes have.
    let count = min(ProcessInfo.processInfo.activeProcessorCount, 7)
    let blocked = (0..<count).map { _ in
      Task.detached { await EventLoopExecutor.elsewhere { gate.wait() } }
    }
    try await until { gate.count == count }
    let sum = await withTaskGroup(of: Int.self) { group in
      for number in 0..<50 { group.addTask { number } }
      return await group.reduce(0, +)
    }
    #expect(sum == 1225)
    for _ in blocked { gate.open() }
    for task in blocked { await task.value }
  }

  @Test("each client of the network has a limit of connections, this machine none")
  func clients() {
    let clients = ClientConnections(limit: 2)
    let (one, other) = (
      ClientConnections.Client.address([10, 0, 0, 1]), ClientConnections.Client.address([10, 0, 0, 2])
    )
    #expect(clients.enter(one))
    #expect(clients.enter(one))
    #expect(!clients.enter(one))
    #expect(clients.enter(other))
    clients.leave(one)
    #expect(clients.enter(one))
    for _ in 0..<10 { #expect(clients.enter(nil)) }
  }

  @Test("an IPv6 client is its network, an IPv4 address inside IPv6 is that address")
  func networks() {
    let address: [UInt8] = [0x20, 1, 0xD, 0xB8, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8]
    #expect(ClientConnections.Client.network(address) == Array(address.prefix(8)))
    let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 10, 0, 0, 1]
    #expect(ClientConnections.Client.network(mapped) == [10, 0, 0, 1])
  }
}
