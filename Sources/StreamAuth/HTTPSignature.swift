import Crypto
import FeedCore
import Foundation

/// The HTTP Signature that php's batch calls carry instead of a token. See “HTTP signatures” in the article
/// “Callers and permissions” of FeedServer.
package enum HTTPSignature {
  /// How old, or how far ahead, a signed date may be, in seconds. The signature covers only the address and a
  /// date in whole seconds, so that two honest calls within one second carry the same one: it cannot be
  /// accepted just once, and the window is what limits a replay.
  package static let window: Double = 300

  /// The value of `Authorization`.
  ///
  /// - Parameters:
  ///   - target: path and query as they are sent.
  ///   - date: the value of the `Date` header.
  package static func header(key: String, secret: String, method: String, target: String, date: String)
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

  /// - Throws: `FeedError` with code `authentication` for a header of another shape or a date outside the
  ///   window, `notAllowed` for a wrong signature.
  package static func verify(
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
  package static func keyID(of header: String) -> String? {
    header.hasPrefix("Signature ") ? fields(of: header)["keyId"] : nil
  }

  private static func message(_ method: String, _ target: String, _ date: String) -> Data {
    Data("(request-target): \(method.lowercased()) \(target)\ndate: \(date)".utf8)
  }

  /// Reads `name="value",name="value"` in one pass; what is not of that form is skipped.
  private static func fields(of header: String) -> [String: String] {
    var fields: [String: String] = [:]
    var rest = header.utf8.dropFirst("Signature ".utf8.count)
    while !rest.isEmpty {
      let name = rest.prefix(while: isLetter)
      rest = rest[name.endIndex...]
      if let value = quoted(&rest), !name.isEmpty {
        fields[String(Substring(name))] = String(Substring(value))
      } else if name.isEmpty {
        rest = rest.dropFirst()
      }
    }
    return fields
  }

  /// Removes `="value"` from the front.
  ///
  /// - Returns: nil, with `rest` unchanged, if something else is there. Without a closing quote there is no
  ///   value in all that follows, and nothing is left.
  private static func quoted(_ rest: inout Substring.UTF8View) -> Substring.UTF8View? {
    guard rest.starts(with: "=\"".utf8) else { return nil }
    let value = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
    let isClosed = value.endIndex < rest.endIndex
    rest = isClosed ? rest[value.endIndex...].dropFirst() : rest[rest.endIndex...]
    return isClosed ? value : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}
