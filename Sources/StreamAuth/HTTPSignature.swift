import Crypto
import FeedCore
import Foundation

/// The HTTP Signature that php's batch calls carry instead of a token. Source: `stream-api.md` §1.6.
public enum HTTPSignature {
  /// How old, or how far ahead, a signed date may be, in seconds. The signature covers only the address and a
  /// date in whole seconds, so that two honest calls within one second carry the same one: it cannot be accepted
  /// just once, and the window is what limits a replay.
  public static let window: Double = 300

  /// The value of `Authorization`.
  ///
  /// - Parameters:
  ///   - target: path and query as they are sent.
  ///   - date: the value of the `Date` header.
  public static func header(key: String, secret: String, method: String, target: String, date: String)
    -> String
  {
    let code = HMAC<SHA256>.authenticationCode(
      for: message(method, target, date),
      using: SymmetricKey(data: Data(secret.utf8))
    )
    let signature = Data(code).base64EncodedString()
    return
      #"Signature keyId="\#(key)",algorithm="hmac-sha256",headers="(request-target) date",signature="\#(signature)""#
  }

  /// - Throws: `FeedError` with code `authentication` for a header of another shape or a date outside the window,
  ///   `notAllowed` for a wrong signature.
  public static func verify(
    _ header: String,
    secret: String,
    method: String,
    target: String,
    date: String?,
    now: Timestamp
  ) throws {
    let fields = fields(of: header)
    guard fields["algorithm"] == "hmac-sha256", fields["headers"] == "(request-target) date", let date,
      let signature = fields["signature"].flatMap({ Data(base64Encoded: $0) })
    else { throw FeedError(.authentication, "The HTTP signature is not of the kind that Stream uses.") }
    guard let moment = HTTPDate.parse(date), abs(moment.seconds - now.seconds) <= window else {
      throw FeedError(.authentication, "The signed date is too far from now: check the clock.")
    }
    let valid = HMAC<SHA256>.isValidAuthenticationCode(
      signature,
      authenticating: message(method, target, date),
      using: SymmetricKey(data: Data(secret.utf8))
    )
    guard valid else {
      throw FeedError(.notAllowed, "The HTTP signature is not valid: check the api secret.")
    }
  }

  /// The api key that a signature names; nil for a header that is none.
  public static func keyID(of header: String) -> String? {
    header.hasPrefix("Signature ") ? fields(of: header)["keyId"] : nil
  }

  private static func message(_ method: String, _ target: String, _ date: String) -> Data {
    Data("(request-target): \(method.lowercased()) \(target)\ndate: \(date)".utf8)
  }

  private static func fields(of header: String) -> [String: String] {
    var fields: [String: String] = [:]
    for match in header.dropFirst("Signature ".count).matches(of: /([A-Za-z]+)="([^"]*)"/) {
      fields[String(match.1)] = String(match.2)
    }
    return fields
  }
}
