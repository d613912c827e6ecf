import FeedCore

func expect(_ condition: Bool, _ what: String, file: String = #fileID, line: Int = #line) throws {
  guard condition else { throw ContractFailure(description: "\(file):\(line): \(what)") }
}

func expectEqual<Value: Equatable>(
  _ actual: Value,
  _ expected: Value,
  file: String = #fileID,
  line: Int = #line
) throws {
  try expect(actual == expected, "got \(actual), not \(expected)", file: file, line: line)
}

/// - Returns: the error, for a closer look.
@discardableResult
func expectError(
  _ code: FeedError.Code,
  file: String = #fileID,
  line: Int = #line,
  _ body: () async throws -> Void
) async throws -> FeedError {
  do {
    try await body()
  } catch let error as FeedError {
    try expect(error.code == code, "the error was \(error.code): \(error)", file: file, line: line)
    return error
  }
  throw ContractFailure(description: "\(file):\(line): no error, where \(code) was expected")
}

func unwrap<Value>(_ value: Value?, file: String = #fileID, line: Int = #line) throws -> Value {
  guard let value else { throw ContractFailure(description: "\(file):\(line): nothing is there") }
  return value
}
