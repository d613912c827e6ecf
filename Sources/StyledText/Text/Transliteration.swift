/// ASCII spellings for terminals without UTF-8.
enum Transliteration {
  /// Punctuation, symbols and letters that have no decomposition. Words of one scalar and its spelling.
  private static let spelled = #"""
    …... –- —-- ‐- ‑- ‒- ―-- −- ‘' ’' ‚, ‛' “" ”" „" ‟" ′' ″" ‹< ›> «<< »>> •* ·. ‣> ◦o ●* ○o ◉* ◆* ◇o ■# □# ▪* ▫o
    ▶> ◀< ▷> ◁< ▸> ◂< ►> ◄< ▲^ ▼v △^ ▽v ▴^ ▾v ←<- →-> ↑^ ↓v ↔<-> ⇐<= ⇒=> ↩<- ↪-> ↻@ ↺@ ⟳@ ⟲@ ★* ☆* ✦* ✧* ✓v ✔v ✗x ✘x ×x ÷/
    ♥<3 ♡<3 ❤<3 ♺@ ♻@ ☰= ⋮: ⋯... ©(c) ®(R) ™(TM) §S ¶P °o ±+- µu €EUR £GBP ¥YEN ¢c ¡! ¿? ¦| ¬! ‰%o ≈~ ≠!= ≤<= ≥>= ∞oo √v
    ─- ━- │| ┃| ┄- ┅- ┆| ┇| ┈- ┉- ┊| ┋| ┌+ ┍+ ┎+ ┏+ ┐+ ┑+ ┒+ ┓+ └+ ┕+ ┖+ ┗+ ┘+ ┙+ ┚+ ┛+ ├+ ┝+ ┠+ ┣+ ┤+ ┥+ ┨+ ┫+ ┬+ ┯+ ┰+ ┳+
    ┴+ ┷+ ┸+ ┻+ ┼+ ┿+ ╂+ ╋+ ═= ║| ╔+ ╗+ ╚+ ╝+ ╠+ ╣+ ╦+ ╩+ ╬+ ╭+ ╮+ ╯+ ╰+ ╱/ ╲\ ╳X ╴- ╵| ╶- ╷| ╌- ╍- ╎| ╏|
    █# ▓# ▒# ░: ▌| ▐| ▏| ▎| ▍| ▋| ▊| ▉| ▀# ▄# ▁_ ▂_ ▃_ ▅# ▆# ▇#
    ßss ẞSS æae ÆAE œoe ŒOE øo ØO łl ŁL đd ĐD ðd ÐD þth ÞTH ıi ħh ĦH ŋng ŊNG ŧt ŦT ĸk əe ƏE
    Αa Βb αa βb γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
    ΑA ΒB ΓG ΔD ΕE ΖZ ΗI ΘTh ΙI ΚK ΛL ΜM ΝN ΞX ΟO ΠP ΡR ΣS ΤT ΥY ΦF ΧCh ΨPs ΩO άa έe ήi ίi όo ύy ώo ΆA ΈE ΉI ΊI ΌO ΎY ΏO
    аa бb вv гg дd еe ёe жzh зz иi йj кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ" ыy ь' эe юyu яya
    АA БB ВV ГG ДD ЕE ЁE ЖZh ЗZ ИI ЙJ КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХKh ЦTs ЧCh ШSh ЩShch Ъ" ЫY Ь' ЭE ЮYu ЯYa
    єye іi їyi ґg ўu ЄYe ІI ЇYi ҐG ЎU ђdj јj љlj њnj ћc џdz ЂDj ЈJ ЉLj ЊNj ЋC ЏDz
    、, 。. 「" 」" 『" 』" 【[ 】] 《<< 》>> 〈< 〉> ・. 〜~
    👍+1 👎-1 🔁@ 🔔! 🔍? 💬" 📌* 📎@ 🏷# ⚠! ✏/ ⏎<- ␛^[
    """#

  private static let table: [UInt32: [UInt8]] = {
    var table: [UInt32: [UInt8]] = [:]
    for source in [AsciiTable.decomposed, spelled] {
      for word in source.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let scalars = word.unicodeScalars
        guard let first = scalars.first else { continue }
        table[first.value] = scalars.dropFirst().map { UInt8(truncatingIfNeeded: $0.value) }
      }
    }
    return table
  }()

  /// The ASCII bytes for a scalar that is shown: its spelling, or `?`.
  static func bytes(for scalar: UInt32) -> [UInt8] {
    if scalar < 0x7F { return [UInt8(scalar)] }
    if scalar == 0xA0 || (0x2000...0x200A).contains(scalar) || scalar == 0x3000 { return [0x20] }
    return table[scalar] ?? [0x3F]
  }
}
