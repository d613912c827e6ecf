#include "CFloor.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *page =
  "SELECT a.time, a.tie, a.actor, a.verb, a.object, a.target, a.foreign_id, a.targets, a.custom, i.origin "
  "FROM inbox i CROSS JOIN activity a ON a.act = i.act "
  "WHERE i.feed = ?1 AND (i.time, i.tie) < (?2, 0) ORDER BY i.time DESC, i.tie DESC LIMIT 25";

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

// Fetching is part of reading: every column is copied out.
static long take(sqlite3_stmt *statement) {
  static char copy[4096];
  long sum = 0;
  for (int column = 0; column < 10; column++) {
    if (sqlite3_column_type(statement, column) == SQLITE_INTEGER) {
      sum += sqlite3_column_int64(statement, column);
      continue;
    }
    const void *text = sqlite3_column_text(statement, column);
    int size = sqlite3_column_bytes(statement, column);
    if (size > (int)sizeof copy) size = sizeof copy;
    if (size > 0) memcpy(copy, text, size);
    sum += copy[0];
  }
  return sum;
}

int cfloor_read_pages(
  const char *path, const long long *feeds, int feed_count, long long time, int count, double *durations
) {
  sqlite3 *db;
  sqlite3_stmt *begin, *commit, *read;
  static volatile long sink;
  int rows = -1;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, 0) != SQLITE_OK) return -1;
  sqlite3_exec(db, "PRAGMA cache_size = -8000", 0, 0, 0);
  if (sqlite3_prepare_v2(db, "BEGIN", -1, &begin, 0) == SQLITE_OK
      && sqlite3_prepare_v2(db, "COMMIT", -1, &commit, 0) == SQLITE_OK
      && sqlite3_prepare_v3(db, page, -1, SQLITE_PREPARE_PERSISTENT, &read, 0) == SQLITE_OK) {
    for (int i = -200; i < count; i++) {
      double start = now();
      sqlite3_step(begin);
      sqlite3_reset(begin);
      sqlite3_bind_int64(read, 1, feeds[(i + 200) % feed_count]);
      sqlite3_bind_int64(read, 2, time);
      rows = 0;
      while (sqlite3_step(read) == SQLITE_ROW) {
        sink += take(read);
        rows++;
      }
      sqlite3_reset(read);
      sqlite3_step(commit);
      sqlite3_reset(commit);
      if (i >= 0) durations[i] = now() - start;
    }
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_finalize(read);
  }
  sqlite3_close(db);
  return rows;
}
