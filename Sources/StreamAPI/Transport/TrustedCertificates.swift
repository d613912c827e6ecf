import Foundation
import NIOSSL

/// Whose certificates are taken for a server's.
enum TrustedCertificates {
  /// The system's authorities, or those in the file that `SSL_CERT_FILE` names, as OpenSSL and its kin have
  /// it: for servers with an authority of their own.
  static func configuration(_ environment: [String: String] = ProcessInfo.processInfo.environment)
    -> TLSConfiguration
  {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if let path = environment["SSL_CERT_FILE"], !path.isEmpty { configuration.trustRoots = .file(path) }
    return configuration
  }
}
