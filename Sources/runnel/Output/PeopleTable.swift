import FeedCore
import Social
import StyledText

/// People in aligned columns: id, name, whether followed, bio.
struct PeopleTable {
  let lines: [String]

  init(_ people: [Person]) {
    let rows = people.map { person in
      [
        "@" + TextCleaner.field(person.id),
        TextCleaner.field(person.name),
        person.isReader ? "you" : person.isFollowed ? "followed" : "",
        TextCleaner.field(person.user.data["bio"]?.stringValue ?? ""),
      ]
    }
    let width = TextWidth.unicode
    let widths = (0..<3).map { column in min(24, rows.map { width.width(of: $0[column]) }.max() ?? 0) }
    lines = rows.map { row in
      var line = ""
      for (cell, columns) in zip(row, widths) where columns > 0 {
        line += width.fitted(cell, to: columns) + "  "
      }
      line += row[3]
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
