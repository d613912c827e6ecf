import GRDB

/// The tables of the engine, as migrations that are only ever appended to.
///
/// What is stored; <doc:Tables> explains each column:
///
///     activity      one row an activity; its id is (time, tie), see `ActivityPosition`
///     publication   an activity is in a feed because somebody added or targeted it there
///     withdrawal    it no longer does; followers that hold a copy have to learn it
///     follow        who reads what, since which event, and down to which copied activity
///     inbox         what followers hold of the feeds they follow: a cache, filled when they read
///     activity_group, group_item, group_actor    the same for aggregated and notification feeds
///     change        the log that gives every event its number, and listeners their news
enum Schema {
  /// "rnnl": marks the file as ours, so that another program's database is refused, not migrated.
  static let applicationID: Int32 = 0x726e_6e6c

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 feeds") { db in try db.execute(sql: feeds) }
    migrator.registerMigration("2 groups") { db in try db.execute(sql: groups) }
    migrator.registerMigration("3 reactions and objects") { db in try db.execute(sql: objects) }
    migrator.registerMigration("4 search") { db in try db.execute(sql: search) }
    migrator.registerMigration("5 search in all scripts") { db in try db.execute(sql: indexAnew) }
    migrator.registerMigration("6 what one user did") { db in try db.execute(sql: personalData) }
    migrator.registerMigration("7 readers of the log") { db in try db.execute(sql: logReaders) }
    migrator.registerMigration("8 counters of notifications") { db in try db.execute(sql: counters) }
    migrator.registerMigration("9 arrivals in portions") { db in try db.execute(sql: portions) }
    migrator.registerMigration("10 words of the search index") { db in try db.execute(sql: words) }
    migrator.registerMigration("11 unfinished work") { db in try db.execute(sql: unfinishedWork) }
    return migrator
  }

  private static let feeds = """
    CREATE TABLE feed(
      id INTEGER PRIMARY KEY,
      slug TEXT NOT NULL CHECK (slug <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      -- number of the newest event its followers have to learn
      head INTEGER NOT NULL DEFAULT 0,
      -- events up to this one have reached the inbox or the groups
      caught INTEGER NOT NULL DEFAULT 0,
      UNIQUE (slug, name)
    );
    CREATE TABLE change(
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      feed INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      time INTEGER,
      tie INTEGER,
      payload TEXT
    );
    CREATE TABLE clock(
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- newest time the engine gave out, so that no two activities or events share one
      last INTEGER NOT NULL
    );
    INSERT INTO clock(id, last) VALUES (1, 0);
    CREATE TABLE activity(
      act INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL,
      tie INTEGER NOT NULL,
      actor TEXT NOT NULL CHECK (actor <> ''),
      verb TEXT NOT NULL CHECK (verb <> ''),
      object TEXT NOT NULL CHECK (object <> ''),
      target TEXT NOT NULL DEFAULT '',
      foreign_id TEXT NOT NULL DEFAULT '',
      targets TEXT NOT NULL DEFAULT '',
      custom TEXT NOT NULL DEFAULT ''
    );
    CREATE UNIQUE INDEX activity_id ON activity(time, tie);
    CREATE INDEX activity_object ON activity(object);
    CREATE INDEX activity_foreign_id ON activity(foreign_id) WHERE foreign_id <> '';
    CREATE TABLE publication(
      seq INTEGER PRIMARY KEY,
      feed INTEGER NOT NULL REFERENCES feed(id),
      time INTEGER NOT NULL,
      tie INTEGER NOT NULL,
      -- 0 where it was added here, else the feed whose addition named this one in `to`
      via INTEGER NOT NULL,
      act INTEGER NOT NULL REFERENCES activity(act),
      -- whether followers receive it, and not only those who copy later
      fans INTEGER NOT NULL CHECK (fans IN (0, 1)),
      at INTEGER NOT NULL
    );
    CREATE UNIQUE INDEX publication_page ON publication(feed, time, tie, via, act);
    CREATE INDEX publication_log ON publication(feed) WHERE fans;
    CREATE INDEX publication_activity ON publication(act);
    CREATE TABLE withdrawal(
      seq INTEGER PRIMARY KEY,
      feed INTEGER NOT NULL REFERENCES feed(id),
      time INTEGER NOT NULL,
      tie INTEGER NOT NULL
    );
    CREATE INDEX withdrawal_log ON withdrawal(feed);
    CREATE TABLE follow(
      follower INTEGER NOT NULL REFERENCES feed(id),
      target INTEGER NOT NULL REFERENCES feed(id),
      -- the event that made it; later publications of the target arrive
      since INTEGER NOT NULL,
      -- of the earlier ones, those from this position on were copied
      floor_time INTEGER NOT NULL,
      floor_tie INTEGER NOT NULL,
      -- set once unfollowed with the history kept: later publications do not arrive
      ended INTEGER,
      -- whether the earlier ones have reached the inbox or the groups
      copied INTEGER NOT NULL DEFAULT 0 CHECK (copied IN (0, 1)),
      created_at INTEGER NOT NULL,
      PRIMARY KEY (follower, target),
      CHECK (follower <> target)
    ) WITHOUT ROWID;
    CREATE INDEX follow_target ON follow(target, since);
    CREATE INDEX follow_copies ON follow(follower) WHERE copied = 0;
    CREATE TABLE inbox(
      feed INTEGER NOT NULL,
      time INTEGER NOT NULL,
      tie INTEGER NOT NULL,
      origin INTEGER NOT NULL,
      act INTEGER NOT NULL,
      PRIMARY KEY (feed, time, tie, origin)
    ) WITHOUT ROWID;
    CREATE TABLE hidden(
      feed INTEGER NOT NULL REFERENCES feed(id),
      time INTEGER NOT NULL,
      tie INTEGER NOT NULL,
      PRIMARY KEY (feed, time, tie)
    ) WITHOUT ROWID;
    """

  private static let groups = """
    CREATE TABLE activity_group(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      feed INTEGER NOT NULL REFERENCES feed(id),
      name TEXT NOT NULL,
      -- counts up in a feed with every arrival: the order of its groups
      touched INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      activity_count INTEGER NOT NULL CHECK (activity_count > 0),
      actor_count INTEGER NOT NULL CHECK (actor_count > 0),
      -- NULL outside notification feeds
      seen INTEGER CHECK (seen IN (0, 1)),
      read INTEGER CHECK (read IN (0, 1)),
      UNIQUE (feed, name)
    );
    CREATE INDEX activity_group_page ON activity_group(feed, touched);
    CREATE INDEX activity_group_unseen ON activity_group(feed) WHERE seen = 0;
    CREATE INDEX activity_group_unread ON activity_group(feed) WHERE read = 0;
    CREATE TABLE group_item(
      feed INTEGER NOT NULL,
      time INTEGER NOT NULL,
      tie INTEGER NOT NULL,
      -- 0 where it was added or targeted here, else the followed feed
      origin INTEGER NOT NULL,
      act INTEGER NOT NULL,
      grp INTEGER NOT NULL REFERENCES activity_group(id),
      touched INTEGER NOT NULL,
      -- kept here, because the activity may be gone when its item goes
      actor TEXT NOT NULL,
      PRIMARY KEY (feed, time, tie, origin)
    ) WITHOUT ROWID;
    CREATE INDEX group_item_newest ON group_item(grp, time, tie, origin, act);
    CREATE TABLE group_actor(
      grp INTEGER NOT NULL REFERENCES activity_group(id),
      actor TEXT NOT NULL,
      activities INTEGER NOT NULL CHECK (activities > 0),
      PRIMARY KEY (grp, actor)
    ) WITHOUT ROWID;
    CREATE TABLE group_format(
      since INTEGER NOT NULL,
      slug TEXT NOT NULL,
      format TEXT NOT NULL,
      PRIMARY KEY (slug, since)
    ) WITHOUT ROWID;
    """

  private static let objects = """
    CREATE TABLE reaction(
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind <> ''),
      -- the two halves of the activity's UUID: the activity need not exist
      high INTEGER NOT NULL,
      low INTEGER NOT NULL,
      user TEXT NOT NULL,
      parent INTEGER REFERENCES reaction(seq),
      depth INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 2),
      data TEXT NOT NULL DEFAULT '',
      targets TEXT NOT NULL DEFAULT '',
      extra TEXT NOT NULL DEFAULT '',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      deleted_at INTEGER
    );
    CREATE INDEX reaction_activity ON reaction(high, low, kind)
      WHERE parent IS NULL AND deleted_at IS NULL;
    CREATE INDEX reaction_own ON reaction(high, low, user, kind)
      WHERE parent IS NULL AND deleted_at IS NULL;
    CREATE INDEX reaction_children ON reaction(parent, kind) WHERE parent IS NOT NULL;
    CREATE INDEX reaction_user ON reaction(user) WHERE deleted_at IS NULL;
    CREATE TABLE reaction_count(
      high INTEGER NOT NULL,
      low INTEGER NOT NULL,
      kind TEXT NOT NULL,
      n INTEGER NOT NULL CHECK (n >= 0),
      PRIMARY KEY (high, low, kind)
    ) WITHOUT ROWID;
    CREATE TABLE child_count(
      parent INTEGER NOT NULL REFERENCES reaction(seq),
      kind TEXT NOT NULL,
      n INTEGER NOT NULL CHECK (n >= 0),
      PRIMARY KEY (parent, kind)
    ) WITHOUT ROWID;
    CREATE TABLE user(
      row INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      data TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    );
    CREATE TABLE object(
      row INTEGER PRIMARY KEY AUTOINCREMENT,
      collection TEXT NOT NULL CHECK (collection <> ''),
      id TEXT NOT NULL CHECK (id <> ''),
      data TEXT NOT NULL,
      owner TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (collection, id)
    );
    """

  /// Text is indexed when somebody searches: rows up to the number in `search_state`, but for those in
  /// `search_stale`, have been.
  private static let search = """
    CREATE VIRTUAL TABLE activity_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE object_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE user_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');
    CREATE TABLE search_state(kind TEXT PRIMARY KEY, indexed INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO search_state(kind, indexed) VALUES ('activity', 0), ('object', 0), ('user', 0);
    CREATE TABLE search_stale(kind TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (kind, row)) WITHOUT ROWID;
    """
    + ["activity": ("act", "custom"), "object": ("row", "data"), "user": ("row", "data")]
    .sorted { $0.key < $1.key }
    .map { kind, columns in
      """
      CREATE TRIGGER \(kind)_text_updated AFTER UPDATE OF \(columns.1) ON \(kind)
      WHEN old.\(columns.0) <= (SELECT indexed FROM search_state WHERE kind = '\(kind)')
      BEGIN
        DELETE FROM \(kind)_text WHERE rowid = old.\(columns.0);
        INSERT OR IGNORE INTO search_stale(kind, row) VALUES ('\(kind)', old.\(columns.0));
      END;
      CREATE TRIGGER \(kind)_text_deleted AFTER DELETE ON \(kind)
      WHEN old.\(columns.0) <= (SELECT indexed FROM search_state WHERE kind = '\(kind)')
      BEGIN
        DELETE FROM \(kind)_text WHERE rowid = old.\(columns.0);
      END;

      """
    }.joined()

  /// Finds what one user did without reading everything: to export it, and to erase it.
  private static let personalData = """
    CREATE INDEX activity_actor ON activity(actor, time, tie);
    CREATE INDEX reaction_deleted ON reaction(user) WHERE deleted_at IS NOT NULL;
    """

  /// What was indexed before `SearchableText.indexed` took texts apart: it is indexed again by the next
  /// search.
  private static let indexAnew =
    ["activity", "object", "user"].map { kind in
      """
      DROP TABLE \(kind)_text;
      CREATE VIRTUAL TABLE \(kind)_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');

      """
    }.joined() + "UPDATE search_state SET indexed = 0; DELETE FROM search_stale;"

  /// Where a webhook stopped reading the log: after an event, or within it after a follow.
  private static let logReaders = """
    CREATE TABLE log_reader(
      name TEXT PRIMARY KEY,
      event INTEGER NOT NULL,
      target INTEGER,
      since INTEGER,
      follower INTEGER
    ) WITHOUT ROWID;
    """

  /// How many groups of a feed are unseen and unread, changed with them in one transaction.
  private static let counters = """
    ALTER TABLE feed ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feed ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
    UPDATE feed SET
      unseen = (SELECT count(*) FROM activity_group g WHERE g.feed = feed.id AND g.seen = 0),
      unread = (SELECT count(*) FROM activity_group g WHERE g.feed = feed.id AND g.read = 0)
    WHERE id IN (SELECT DISTINCT feed FROM activity_group WHERE seen IS NOT NULL);
    """

  /// What follows bring arrives in portions, in any order. Groups are ordered by the event that brought their
  /// newest activity, where they counted arrivals before: what was counted goes below every event, in the
  /// same order.
  private static let portions = """
    ALTER TABLE activity_group ADD COLUMN touched_rank INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE group_item ADD COLUMN touched_rank INTEGER NOT NULL DEFAULT 0;
    UPDATE activity_group SET touched = touched - 1152921504606846976;
    UPDATE group_item SET touched = touched - 1152921504606846976;
    DROP INDEX activity_group_page;
    CREATE INDEX activity_group_page ON activity_group(feed, touched, touched_rank);
    -- event and greatest time of what was published in the feed: bounds by which followers look for what is newest
    ALTER TABLE feed ADD COLUMN latest INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feed ADD COLUMN newest INTEGER NOT NULL DEFAULT -9223372036854775808;
    UPDATE feed SET
      latest = (SELECT max(p.seq) FROM publication p WHERE p.feed = feed.id),
      newest = (SELECT max(p.time) FROM publication p WHERE p.feed = feed.id)
    WHERE id IN (SELECT DISTINCT feed FROM publication);
    -- set once the activity was added to the feed itself: follows that brought it until this event bring it no more
    ALTER TABLE hidden ADD COLUMN until INTEGER;
    -- how far a feed is with what its follows brought up to an event: follows of feeds below `target`, and of that
    -- one what happened up to `event`
    CREATE TABLE filling(
      feed INTEGER PRIMARY KEY REFERENCES feed(id),
      upto INTEGER NOT NULL,
      target INTEGER NOT NULL,
      event INTEGER NOT NULL
    );
    """

  /// Stores nothing: it lists the words of the text indexes, so that the start of a word is looked up as
  /// whole words.
  private static let words = ["activity", "object", "user"].map { kind in
    "CREATE VIRTUAL TABLE \(kind)_text_word USING fts5vocab(\(kind)_text, instance);\n"
  }.joined()

  /// What is left of long writes, see `UnfinishedWork`.
  private static let unfinishedWork = """
    CREATE TABLE unfinished_work(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      -- the numbers of what it is about
      subject INTEGER NOT NULL,
      other INTEGER NOT NULL,
      -- JSON: what to do, and how far it is
      state TEXT NOT NULL
    );
    CREATE INDEX unfinished_work_subject ON unfinished_work(kind, subject, other);
    """
}
