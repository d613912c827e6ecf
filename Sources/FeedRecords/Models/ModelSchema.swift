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
  /// By the relation's folded name: `user` for the columns `user_id`, `userId` and `userID`.
  let relations: [String: Relation]

  init(_ model: any FeedModel.Type, in db: Database) throws {
    (label, table) = (model.feedLabel, model.databaseTableName)
    guard try db.tableExists(table) || db.viewExists(table) else {
      throw FeedError(
        .configuration,
        "\(label) has no table: create '\(table)' before installing the models."
      )
    }
    key = try PrimaryKey(of: table, label: label, in: db)
    columns = try db.columns(in: table).map(\.name)
    relations = try Self.relations(of: table, in: db)
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
