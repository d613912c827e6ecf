import FeedCore
import GRDB

/// What the database says about a model's table, read once when the model is installed.
struct ModelSchema: Sendable {
  struct Relation: Sendable {
    let column: String
    let destinationTable: String
  }

  let label: String
  let table: String
  let key: PrimaryKey
  let columns: [String]
  /// Of which no two rows have the same: the key, and the columns of unique indexes.
  let uniqueColumns: [[String]]
  /// What a snapshot of a row holds. A table without a key of its own is identified by its row id.
  var capturedColumns: [String] { columns.contains(key.column) ? columns : columns + [key.column] }

  /// By the relation's folded name: `user` for the columns `user_id`, `userId` and `userID`.
  let relations: [String: Relation]

  init(_ model: any FeedModel.Type, in db: Database) throws {
    label = model.feedLabel
    table = model.databaseTableName
    guard try db.tableExists(table) || db.viewExists(table) else {
      throw FeedError(
        .configuration,
        "\(label) has no table: create '\(table)' before installing the models."
      )
    }
    let isView = try db.viewExists(table)
    do {
      key = try PrimaryKey(of: table, label: label, in: db)
    } catch is DatabaseError where isView {
      throw FeedError(
        .configuration,
        "\(label) reads the view '\(table)', of which no primary key is known: name one in the schemaSource of the "
          + "database's configuration."
      )
    }
    columns = try db.columns(in: table).map(\.name)
    relations = try Self.relations(of: table, in: db)
    let indexes = try isView ? [] : db.indexes(on: table)
    let keyColumns = [key.column]
    uniqueColumns =
      [keyColumns] + indexes.filter(\.isUnique).map(\.columns).filter { !$0.isEmpty && $0 != keyColumns }
  }

  private static func relations(of table: String, in db: Database) throws -> [String: Relation] {
    var relations: [String: Relation] = [:]
    for foreignKey in try db.foreignKeys(on: table) where foreignKey.originColumns.count == 1 {
      let column = foreignKey.originColumns[0]
      relations[relationName(column)] = Relation(
        column: column,
        destinationTable: foreignKey.destinationTable
      )
    }
    return relations
  }

  private static func relationName(_ column: String) -> String {
    let folded = ReflectedFields.folded(column)
    return folded.hasSuffix("id") && folded.count > 2 ? String(folded.dropLast(2)) : folded
  }

  /// The relation called `name`, as a template or a hook would spell it.
  func relation(_ name: String) -> Relation? { relations[ReflectedFields.folded(name)] }

  /// The first column that is called one of `names`, whatever its spelling.
  func column(_ names: [String]) -> String? {
    let wanted = names.map(ReflectedFields.folded)
    return columns.first { wanted.contains(ReflectedFields.folded($0)) }
  }
}
