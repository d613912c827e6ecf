import FeedCore
import Social
import Testing

@Suite struct PostingTests {
  @Test func aPostReachesItsAuthorAndTheFollowersOnly() async throws {
    let town = try await Town("ann", "bob", "cleo")
    try await town["bob"].follow("ann")
    try await town["ann"].post("  Hello, world\r\n")
    #expect(try await town.timeline("bob") == ["Hello, world"])
    #expect(try await town.timeline("ann") == ["Hello, world"])
    #expect(try await town.timeline("cleo") == [])
    let ann = try town["ann"]
    let own = try await ann.page(ann.feeds.user).activities
    #expect(own.map(\.summary) == ["Hello, world"])
    #expect(own.first?.field("actor")?["name"].map { "\($0)" } == "string(\"Ann\")")
  }

  @Test func theObjectHoldsWhatTheTextAddresses() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("@Bob @nobody see https://a.example/x, #Swift #swift")
    guard case .object(let object) = post.values["object"] else { return #expect(Bool(false)) }
    #expect(object.data["mentions"] == ["bob"])
    #expect(object.data["hashtags"] == ["Swift"])
    #expect(object.data["links"] == ["https://a.example/x"])
    #expect(object.ownerID == "ann")
    #expect(post.activity.foreignID == "tweet:\(object.id)")
  }

  @Test func aMentionNotifiesAndOnesOwnDoesNot() async throws {
    let town = try await Town("ann", "bob")
    try await town["ann"].post("@bob @ann @bob hi")
    #expect(try await town.notifications("bob") == ["ann tweet"])
    #expect(try await town.notifications("ann") == [])
  }

  @Test func anAnswerNotifiesIsCountedAndUncountedWhenDeleted() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Question?")
    let answer = try await town["bob"].reply(to: post.id, "Answer.")
    #expect(try await town.notifications("ann") == ["bob tweet"])
    #expect(try await town.counts(post.id) == ["reply": 1])
    guard case .activity(let parent) = answer.values["reply_to"] else { return #expect(Bool(false)) }
    #expect(parent.summary == "Question?")
    try await town["bob"].delete(answer.id)
    #expect(try await town.counts(post.id) == [:])
    #expect(try await town.notifications("ann") == [])
  }

  @Test func picturesMayStandWithoutText() async throws {
    let town = try await Town("ann")
    let media = Media(url: "https://a.example/cat.jpg", width: 640, height: 480, caption: "A cat")
    let post = try await town["ann"].post("", media: [media])
    guard case .object(let object) = post.values["object"] else { return #expect(Bool(false)) }
    #expect(object.data["media"]?.arrayValue?.first?["width"] == 640)
    await expectFailure(.input) { try await town["ann"].post("x", media: [Media(url: "file:///etc/passwd")]) }
  }

  @Test(arguments: ["", " \n\t ", "\r\n"])
  func emptyTextsAreRefused(text: String) async throws {
    let town = try await Town("ann")
    await expectFailure(.input) { try await town["ann"].post(text) }
    #expect(try await town.timeline("ann") == [])
  }

  @Test func theLongestTextFitsAndOneMoreDoesNot() async throws {
    let town = try await Town("ann")
    try await town["ann"].post(String(repeating: "é", count: Social.textLimit))
    let error = await expectFailure(.tooLarge) {
      try await town["ann"].post(String(repeating: "x", count: Social.textLimit + 1))
    }
    #expect(error?.detail.contains("5001") == true)
  }

  @Test func anImpossibleUserIsRefused() async throws {
    let town = try await Town("ann")
    await expectFailure(.input) { try town["a b"] }
  }
}
