import Dispatch
import Foundation
import ReaderTerminal

// A program that does nothing but use the terminal, for the tests to drive.
let probe: Probe
do {
  probe = try Probe()
  try probe.start()
} catch {
  print("probe: \(error)")
  exit(3)
}
dispatchMain()
