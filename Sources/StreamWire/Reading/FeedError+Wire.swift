import FeedCore

extension FeedError {
  /// The error body without `duration`. See “The error body” in the article “Errors” of FeedCore.
  package func write(to writer: inout WireWriter) {
    writer.object { writer in
      writer.member("detail", detail)
      writer.member("status_code", status)
      writer.member("code", max(code.rawValue, Code.internalError.rawValue))
      writer.member("exception", code.exception)
      if !fields.isEmpty {
        writer.key("exception_fields")
        writer.dictionary(fields) { $0.array($1) { $0.string($1) } }
      }
      writer.member("more_info", "https://getstream.io/docs/api_error_responses")
    }
  }

  /// Reads an error answer; a body that is not an error of Stream's still gives one that names the status.
  package init(wire json: JSONValue?, status: Int) {
    let number = json?["code"]?.intValue ?? 0
    // A code that this version does not have says less than the status.
    let code = Code.known.first { $0.rawValue == number } ?? Self.code(of: status)
    let detail = json?["detail"]?.stringValue ?? "The server answered with status \(status)."
    self.init(code, detail, fields: Self.fields(json?["exception_fields"]), status: status)
  }

  private static func fields(_ json: JSONValue?) -> [String: [String]] {
    (json?.objectValue ?? [:]).mapValues { value in
      (value.arrayValue ?? [value]).map { $0.stringValue ?? JSONWriter.text($0) }
    }
  }

  private static func code(of status: Int) -> Code {
    switch status {
    case 401: .authentication
    case 403, 405: .notAllowed
    case 404: .notFound
    case 408, 504: .timeout
    case 409: .conflict
    case 413: .tooLarge
    case 429: .rateLimit
    case 502, 503: .unreachable
    case 500...: .internalError
    default: .general
    }
  }
}
