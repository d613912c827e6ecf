import Foundation

enum Memory {
  /// Megabytes of this process that are in memory.
  static var resident: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
      let kilobytes = Double(line.split(whereSeparator: \.isWhitespace)[1])
    else { return .nan }
    return kilobytes / 1024
  }
}
