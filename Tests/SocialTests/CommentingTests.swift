import FeedCore
import Social
import Testing

@Suite struct CommentingTests {
  @Test func aCommentStandsInTheThreadAndTellsTheAuthor() async throws {
    let town = try await Town("ann", "bob", "cleo")
    let post = try await town["ann"].post("Hi")
    try await town["bob"].comment(on: post.id, "Hello @cleo #hey")
    let thread = try await town["ann"].thread(post.id)
    #expect(thread.activity.id == post.id)
    #expect(thread.comments.comments.map(\.text) == ["Hello @cleo #hey"])
    #expect(thread.comments.comments.first?.user?.displayName == "Bob")
    #expect(thread.comments.comments.first?.data["mentions"] == ["cleo"])
    #expect(try await town.notifications("ann") == ["bob comment"])
    #expect(try await town.notifications("cleo") == ["bob comment"])
    #expect(try await town.counts(post.id) == ["comment": 1])
  }

  @Test func theNotificationShowsTheText() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    try await town["bob"].comment(on: post.id, "Hello")
    let ann = try town["ann"]
    let activity = try await ann.page(ann.feeds.notification).groups.first?.activities.first
    guard case .string(let text) = activity?.field("reaction")?["text"] else { return #expect(Bool(false)) }
    #expect(text == "Hello")
    #expect(activity?.subject.id == post.id)
  }

  @Test func answersAreTwoLevelsDeepAndStillLikeable() async throws {
    let town = try await Town("ann", "bob", "cleo")
    let post = try await town["ann"].post("Hi")
    let comment = try await town["bob"].comment(on: post.id, "One")
    let answer = try await town["cleo"].reply(toComment: comment.id, "Two")
    let second = try await town["bob"].reply(toComment: answer.id, "Three")
    #expect(answer.parent == comment.id)
    #expect(second.parent == comment.id)
    #expect(try await town["ann"].replies(toComment: comment.id).comments.map(\.text) == ["Three", "Two"])
    try await town["ann"].likeComment(second.id)
    try await town["ann"].likeComment(second.id)
    let liked = try await town["ann"].replies(toComment: comment.id).comments
    #expect(liked.map(\.likeCount) == [1, 0])
    #expect(liked.map(\.isLikedByReader) == [true, false])
    try await town["ann"].unlikeComment(second.id)
    #expect(try await town["ann"].replies(toComment: comment.id).comments.map(\.likeCount) == [0, 0])
  }

  @Test func anAnswerTellsBothAuthors() async throws {
    let town = try await Town("ann", "bob", "cleo")
    let post = try await town["ann"].post("Hi")
    let comment = try await town["bob"].comment(on: post.id, "One")
    try await town["cleo"].reply(toComment: comment.id, "Two")
    #expect(try await town.notifications("bob") == ["cleo comment"])
    #expect(try await town.notifications("ann") == ["cleo comment", "bob comment"])
  }

  @Test func onlyOnesOwnCommentsChange() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    let comment = try await town["bob"].comment(on: post.id, "One")
    let error = await expectFailure(.notAllowed) { try await town["ann"].editComment(comment.id, "x") }
    #expect(error?.detail.contains("bob") == true)
    await expectFailure(.notAllowed) { try await town["ann"].deleteComment(comment.id) }
    try await town["bob"].editComment(comment.id, "Uno")
    #expect(try await town["ann"].thread(post.id).comments.comments.map(\.text) == ["Uno"])
    #expect(try await town.notifications("ann") == ["bob comment"])
    try await town["bob"].deleteComment(comment.id)
    #expect(try await town["ann"].thread(post.id).comments.comments.isEmpty)
    #expect(try await town.notifications("ann") == [])
    await expectFailure(.notFound) { try await town["bob"].reply(toComment: comment.id, "late") }
  }

  @Test func longThreadsComeInPages() async throws {
    let town = try await Town("ann")
    let post = try await town["ann"].post("Hi")
    for number in 0..<7 { try await town["ann"].comment(on: post.id, "\(number)") }
    var page = try await town["ann"].thread(post.id, limit: 3).comments
    var texts = page.comments.map(\.text)
    while let next = page.next {
      page = try await town["ann"].comments(next)
      texts += page.comments.map(\.text)
    }
    #expect(texts == ["6", "5", "4", "3", "2", "1", "0"])
  }

  @Test func commentingOnARepostReachesTheOriginal() async throws {
    let town = try await Town("ann", "bob", "cleo")
    let post = try await town["ann"].post("Hi")
    let repost = try await town["bob"].repost(post.id)
    try await town["cleo"].comment(on: repost.id, "Nice")
    #expect(try await town["ann"].thread(repost.id).activity.id == post.id)
    #expect(try await town.counts(post.id)["comment"] == 1)
  }
}
