import FeedCore
import Social
import Testing

@Suite struct FollowingTests {
  @Test func followingBringsWhatTheyDidAndTellsThem() async throws {
    let town = try await Town("ann", "bob")
    try await town["ann"].post("Before")
    try await town["bob"].follow("ann")
    try await town["ann"].post("After")
    #expect(try await town.timeline("bob") == ["After", "Before"])
    let bob = try town["bob"]
    #expect(try await bob.page(bob.feeds.aggregated).groups.map(\.activityCount) == [2])
    #expect(try await town.notifications("ann") == ["bob follow"])
    #expect(try await bob.follows("ann"))
    #expect(try await bob.followed(among: ["ann", "bob", "x y"]) == ["ann"])
  }

  @Test func followingTwiceChangesNothing() async throws {
    let town = try await Town("ann", "bob")
    try await town["bob"].follow("ann")
    try await town["bob"].follow("ann")
    #expect(try await town.notifications("ann") == ["bob follow"])
    #expect(try await town["ann"].profile("ann").user.followersCount == 1)
  }

  @Test func unfollowingTakesItAway() async throws {
    let town = try await Town("ann", "bob")
    try await town["ann"].post("Before")
    try await town["bob"].follow("ann")
    try await town["bob"].unfollow("ann")
    try await town["bob"].unfollow("ann")
    try await town["ann"].post("After")
    #expect(try await town.timeline("bob") == [])
    #expect(try await town.notifications("ann") == [])
    try await town["bob"].follow("ann")
    #expect(try await town.timeline("bob") == ["After", "Before"])
    try await town["bob"].unfollow("ann", keepHistory: true)
    #expect(try await town.timeline("bob") == ["After", "Before"])
  }

  @Test func oneselfAndStrangersCannotBeFollowed() async throws {
    let town = try await Town("ann")
    #expect(
      await expectFailure(.input) { try await town["ann"].follow("ann") }?.detail.contains("yourself") == true
    )
    #expect(
      await expectFailure(.notFound) { try await town["ann"].follow("zoe") }?.detail.contains("zoe") == true
    )
    await expectFailure(.notFound) { try await town["ann"].follow("not valid!") }
    await expectFailure(.notFound) { try await town["ann"].unfollow("not valid!") }
  }

  @Test func aProfileTellsHowYouStand() async throws {
    let town = try await Town("ann", "bob")
    try await town["bob"].follow("ann")
    let ann = try await town["bob"].profile("ann")
    #expect(ann.isFollowed && ann.followsReader == false && !ann.isReader)
    #expect(ann.user.followersCount == 1 && ann.user.followingCount == 0)
    let bob = try await town["ann"].profile("bob")
    #expect(!bob.isFollowed && bob.followsReader == true)
    await expectFailure(.notFound) { try await town["ann"].profile("zoe") }
  }

  @Test func followersComeInPages() async throws {
    let town = try await Town("ann", "b1", "b2", "b3", "b4", "b5")
    for number in 1...5 { try await town["b\(number)"].follow("ann") }
    #expect(
      try await pages(town["ann"], PeopleQuery(.followers(of: "ann"), limit: 2)) == [
        "b5", "b4", "b3", "b2", "b1",
      ]
    )
    for number in 1...5 { try await town["ann"].follow("b\(number)") }
    let followed = try await pages(town["ann"], PeopleQuery(.following(of: "ann"), limit: 2))
    #expect(followed == ["b5", "b4", "b3", "b2", "b1"])
    let people = try await town["ann"].people(PeopleQuery(.following(of: "ann"))).people
    #expect(people.filter { !$0.isFollowed }.isEmpty)
  }

  @Test func peopleAreFoundByNameAndBio() async throws {
    let town = try await Town("ann", "bob")
    try await town["bob"].updateProfile(["bio": "Gardener in Oslo"])
    #expect(try await town["ann"].people(PeopleQuery(.matching("oslo"))).people.map(\.id) == ["bob"])
    #expect(try await town["ann"].people(PeopleQuery(.matching("Bob"))).people.map(\.name) == ["Bob"])
    #expect(try await pages(town["ann"], PeopleQuery(.matching(nil), limit: 1)) == ["ann", "bob"])
  }

  @Test func signingUpAgainKeepsTheProfile() async throws {
    let town = try await Town("ann")
    try await town["ann"].updateProfile(["name": "Ann Example", "bio": "Hi"])
    try await town["ann"].signUp(name: "somebody")
    #expect(try await town["ann"].profile("ann").name == "Ann Example")
    try await town["ann"].updateProfile(["bio": .null])
    #expect(try await town["ann"].profile("ann").user.data == ["name": "Ann Example"])
  }

  /// The ids on all pages.
  private func pages(_ social: Social, _ query: PeopleQuery) async throws -> [String] {
    var ids: [String] = []
    var next: PeopleQuery? = query
    while let query = next {
      let page = try await social.people(query)
      ids += page.people.map(\.id)
      next = page.next
    }
    return ids
  }
}
