import Screen

/// Where the parts of the screen are. `settle`, `render` and clicks all ask here.
struct Geometry {
  static let gutter = 3
  /// The least screen that can show anything of use.
  static let minimum = Size(width: 24, height: 6)
  /// From this width on, the detail stands beside the list.
  static let previewWidth = 140

  let size: Size
  let tabBar: Rect
  let rule: Rect
  let list: Rect
  /// Beside the list; empty if there is no space.
  let preview: Rect
  let status: Rect

  init(_ state: State, _ look: Look) {
    size = state.size
    let (tabs, below) = Rect(width: size.width, height: size.height).splitTop(1)
    let (rule, middle) = below.splitTop(1)
    let (body, status) = middle.splitBottom(1)
    tabBar = tabs
    self.rule = rule
    self.status = status
    let hasPreview = size.width >= Self.previewWidth && state.showsPreview(look)
    (list, preview) = hasPreview ? body.splitLeft(size.width * 11 / 20) : (body, Rect(width: 0, height: 0))
  }

  var isTooSmall: Bool { size.width < Self.minimum.width || size.height < Self.minimum.height }

  /// The list below a page's header.
  func listBelow(_ headerRows: Int) -> Rect { list.splitTop(min(headerRows, list.height - 1)).rest }
}

extension State {
  /// The detail of the selected entry stands beside a list, not beside a detail.
  func showsPreview(_ look: Look) -> Bool {
    guard options.preview, !options.slow else { return false }
    let isCards =
      look.theme.layout.columns > 1 && entryForm == .list && (page != nil || tab == .user || tab == .timeline)
    guard !isCards else { return false }
    switch page {
    case .detail, .people: return false
    case nil, .profile, .results: return true
    }
  }
}

/// The box that a text is written in.
struct ComposerGeometry {
  /// Longer lines tire the eye.
  static let maximumWidth = 92

  let width: Int
  let column: Int

  init(_ size: Size) {
    width = min(Self.maximumWidth, max(1, size.width - 4))
    column = max(0, (size.width - width) / 2)
  }

  /// Columns of text inside the border.
  var textWidth: Int { max(1, width - 4) }
}
