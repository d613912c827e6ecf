import Testing

@testable import DemoWorlds

@Suite("Seeded random numbers")
struct SeededGeneratorTests {
  @Test("the same seed gives the same numbers, another seed others")
  func seeds() {
    func numbers(_ seed: UInt64) -> [UInt64] {
      var generator = SeededGenerator(seed: seed)
      return (0..<8).map { _ in generator.next() }
    }
    #expect(numbers(7) == numbers(7))
    #expect(numbers(7) != numbers(8))
  }

  @Test("numbers below a bound reach all of it and nothing beyond")
  func bounds() {
    var generator = SeededGenerator(seed: 1)
    let seen = Set((0..<1000).map { _ in generator.below(10) })
    #expect(seen == Set(0..<10))
  }

  @Test("picking several picks each at most once")
  func picksDiffer() {
    var generator = SeededGenerator(seed: 3)
    let picked = generator.pick(5, of: Array(0..<9))
    #expect(Set(picked).count == 5)
    #expect(generator.pick(20, of: [1, 2, 3]).sorted() == [1, 2, 3])
  }
}
