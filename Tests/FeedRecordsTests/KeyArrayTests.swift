import Testing

@testable import FeedRecords

@Suite("A page's keys are found again in rows of any order")
struct KeyArrayTests {
  /// Names a key three ways, and texts that are no keys.
  private let texts = ["42", "7", "-3", "seven", "007", "9223372036854775807", "", "1.5", "+7", "0"]

  private func positions(_ array: inout KeyArray, _ row: Int64) -> [Int] {
    let found = array.find(row)
    return found.map { array.position($0) }.sorted()
  }

  @Test func integersAscendAndStandInTheArrayOnce() {
    #expect(KeyArray(integers: texts).json == "[-3,0,7,42,9223372036854775807]")
  }

  @Test(
    arguments: [
      [-3, 0, 7, 42, .max], [.max, 42, 7, 0, -3], [7, 7, 0, 7], [0, .max, -3, 42, 7, 42], [5, .min, 8, 7],
    ] as [[Int64]]
  )
  func rowsSayTheirKeyInAnyOrder(rows: [Int64]) {
    var array = KeyArray(integers: texts)
    let expected: [Int64: [Int]] = [42: [0], 7: [1, 4, 8], -3: [2], .max: [5], 0: [9]]
    for row in rows { #expect(positions(&array, row) == expected[row] ?? []) }
  }

  @Test func textsStandInTheirOwnOrder() {
    var array = KeyArray(texts: ["b", "a\"", "b"])
    #expect(array.json == #"["b","a\"","b"]"#)
    for row in [2, 0, 1] as [Int64] { #expect(positions(&array, row) == [Int(row)]) }
  }

  @Test func noKeysMakeNoQuery() {
    #expect(KeyArray(integers: ["x"]).isEmpty && KeyArray(texts: []).isEmpty)
  }
}
