import HTTPTypes

extension HTTPFields {
  /// What the subscript returns, without joining the one value that nearly every field has.
  func value(of name: HTTPField.Name) -> String? {
    guard let index = firstIndex(where: { $0.name == name }) else { return nil }
    let isAlone = !self[(index + 1)...].contains { $0.name == name }
    return isAlone ? self[index].value : self[name]
  }
}
