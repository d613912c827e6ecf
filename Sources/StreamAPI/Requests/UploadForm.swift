import Foundation

/// A file as `multipart/form-data`. Source: RFC 7578.
struct UploadForm: Sendable {
  let contentType: String
  let body: [UInt8]

  init(bytes: [UInt8], name: String, contentType: String) {
    let boundary = "runnel-\(UUID().uuidString)"
    let safe = name.filter { $0 != "\"" && !$0.isNewline }
    self.contentType = "multipart/form-data; boundary=\(boundary)"
    body =
      Array(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(safe)\"\r\nContent-Type: \(contentType)\r\n\r\n"
          .utf8
      ) + bytes + Array("\r\n--\(boundary)--\r\n".utf8)
  }
}
