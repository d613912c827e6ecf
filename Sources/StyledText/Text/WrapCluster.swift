/// What line breaking needs to know of a cluster.
struct WrapCluster {
  enum Kind {
    case blank
    /// Ideographs, kana, Hangul, emoji: a line may break on either side.
    case wide
    /// Not at the start of a line (CJK closing punctuation).
    case closing
    /// Not at the end of a line (CJK opening punctuation).
    case opening
    case hyphen
    case other
  }

  let span: Int
  let range: Range<String.Index>
  let width: Int
  let kind: Kind

  init(_ cluster: Cluster, span: Int, in text: String) {
    self.span = span
    range = cluster.range
    width = cluster.width
    kind = WrapCluster.kind(text.unicodeScalars[cluster.range.lowerBound], width: cluster.width)
  }

  private static let closing: Set<Unicode.Scalar> = [
    "、", "。", "，", "．", "！", "？", "：", "；", "）", "］", "｝", "」", "』", "】", "》", "〉", "ー", "々", "っ", "ゃ", "ゅ",
    "ょ",
    "ッ", "ャ", "ュ", "ョ", "・", "…",
  ]

  private static let opening: Set<Unicode.Scalar> = ["（", "［", "｛", "「", "『", "【", "《", "〈"]

  private static func kind(_ scalar: Unicode.Scalar, width: Int) -> Kind {
    if scalar == " " || scalar == "\u{3000}" { return .blank }
    if scalar == "-" { return .hyphen }
    if scalar.value < 0x2000 { return .other }
    if closing.contains(scalar) { return .closing }
    if opening.contains(scalar) { return .opening }
    return width == 2 ? .wide : .other
  }
}
