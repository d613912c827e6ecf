import Testing

@testable import FeedServer

@Suite struct WebhookQueueTests {
  private func item(_ name: String, bytes: Int = 10) -> WebhookQueue.Item {
    WebhookQueue.Item(feed: name, body: [UInt8](repeating: 0, count: bytes))
  }

  @Test func theOldestIsGivenUpByNumberAndByBytes() async {
    let queue = WebhookQueue(count: 3, bytes: 100)
    for name in ["a", "b", "c"] { #expect(queue.append(item(name)).isEmpty) }
    #expect(queue.append(item("d")).map(\.feed) == ["a"])
    #expect(queue.append(item("e", bytes: 85)).map(\.feed) == ["b", "c"])
    #expect(queue.append(item("f", bytes: 101)).map(\.feed) == ["d", "e", "f"])
    #expect(queue.bytes == 0)
    #expect(queue.append(item("g")).isEmpty)
    queue.finish()
    #expect(await queue.next()?.feed == "g")
    #expect(await queue.next() == nil)
    #expect(queue.append(item("h")).isEmpty && queue.bytes == 0)
  }

  @Test func whoeverWaitsGetsWhatComes() async {
    let queue = WebhookQueue(count: 10_000, bytes: 1 << 20)
    let reader = Task {
      var names: [String] = []
      while let item = await queue.next() { names.append(item.feed) }
      return names
    }
    for number in 0..<1000 {
      _ = queue.append(item("\(number)"))
      if number % 10 == 0 { await Task.yield() }
    }
    queue.finish()
    #expect(await reader.value == (0..<1000).map(String.init))
  }
}
