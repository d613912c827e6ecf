import Foundation

// Usage: TemplateBenchmarks PEER_SCRIPT. Exit code 1 if any row is short of its goal.
guard CommandLine.arguments.count > 1,
  let python = ProcessInfo.processInfo.environment["RUNNEL_DJANGO_PYTHON"]
else {
  FileHandle.standardError.write(Data("Start this through Benchmarks/templates/run.\n".utf8))
  exit(64)
}
let peer = try Peer(python: python, script: CommandLine.arguments[1])
let rows = try Benchmark(peer: peer).rows()
print("name                                    ours        other    ratio  goal")
for row in rows { print(row.line) }
exit(rows.allSatisfy(\.isMet) ? 0 : 1)
