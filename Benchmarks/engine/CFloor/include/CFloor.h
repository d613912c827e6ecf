#ifndef CFLOOR_H
#define CFLOOR_H

/// Reads the same page `count` times with plain SQLite and writes each duration, in microseconds, to `durations`.
///
/// The page is the newest 25 activities of each feed in `feeds` that lie before `time`, all columns fetched, one
/// read transaction around a prepared statement: what no engine on SQLite can beat.
///
/// Returns the number of rows of the last page, or -1 where SQLite fails.
int cfloor_read_pages(
  const char *path, const long long *feeds, int feed_count, long long time, int count, double *durations);

#endif
