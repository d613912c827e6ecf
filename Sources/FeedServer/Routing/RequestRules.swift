import FeedCore
import HTTPTypes

/// What HTTP demands of a request before anybody looks at its address. Source: RFC 9110, RFC 9112.
enum RequestRules {
  /// - Throws: `FeedError` with code `input`: status 400 without one valid `Host`, 417 for an expectation
  ///   other than `100-continue`.
  static func check(_ head: HTTPRequest) throws {
    guard head.authority != nil else {
      throw FeedError(.input, "An HTTP/1.1 request needs exactly one Host header with a host and port.")
    }
    if let expectation = head.headerFields.value(of: .expect),
      !expectation.equalsIgnoringCase("100-continue")
    {
      throw FeedError(.input, "The only expectation that this server can meet is 100-continue.", status: 417)
    }
  }

  /// - Throws: `FeedError` with code `input`: status 415 for a compressed body, 501 for a transfer coding
  ///   other than `chunked`.
  static func checkEncoding(_ fields: HTTPFields) throws {
    if let coding = fields.value(of: .contentEncoding), !isIdentity(coding) {
      throw FeedError(
        .input,
        "Compressed bodies are not supported: send the body without Content-Encoding.",
        status: 415
      )
    }
    guard let codings = fields.value(of: .transferEncoding)?.listElements(), codings.count > 0 else { return }
    guard codings.last?.equalsIgnoringCase("chunked") == true else {
      throw FeedError(
        .input,
        "The end of the body cannot be known: its last transfer coding must be chunked."
      )
    }
    guard codings.count == 1 else {
      throw FeedError(.input, "The only transfer coding that is supported is chunked.", status: 501)
    }
  }

  private static func isIdentity(_ coding: String) -> Bool {
    coding.listElements().allSatisfy { $0.isEmpty || $0.equalsIgnoringCase("identity") }
  }
}
