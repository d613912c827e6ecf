import Social

/// Pictures that nobody has taken: addresses under reserved names, with believable sizes.
enum Picture {
  private static let sizes = [
    (1600, 1200), (1200, 1600), (1920, 1080), (1080, 1080), (2048, 1365), (1080, 1350), (3024, 4032),
    (2400, 1600),
  ]

  static func random(_ book: PhraseBook, caption: String, _ generator: inout SeededGenerator) -> Media {
    let (width, height) = generator.pick(sizes)
    let site = book.sites.randomOne(&generator) ?? "pictures.example.org"
    let number = generator.within(1000...99_999)
    return Media(
      url: "https://\(site)/media/\(number).jpg",
      width: width,
      height: height,
      caption: caption.capitalizedFirst
    )
  }
}
