#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "direct.h"

#include <fcntl.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

static FILE *capture;
static uint8_t *taken;
static size_t taken_size;
static bool has_colours;
static bool is_direct;
/* What the description puts the palette back with. It is never sent: we change no palette, and the person's own is in
   it. On terminals other than its own the Linux console's word even starts a string that swallows all that follows. */
static const char *palette_reset;
static size_t palette_reset_length;

/* ncurses asks the file it writes to for terminal modes; a plain file has none, which leaves them to us. */
static FILE *open_capture(void) {
#ifdef MFD_CLOEXEC
  int file = memfd_create("runnel-frame", MFD_CLOEXEC);
  if (file >= 0) return fdopen(file, "w+");
#endif
  return tmpfile();
}

static size_t without_palette_reset(uint8_t *bytes, size_t length) {
  if (palette_reset_length == 0) return length;
  size_t kept = 0;
  for (size_t next = 0; next < length; next++) {
    if (length - next >= palette_reset_length && memcmp(bytes + next, palette_reset, palette_reset_length) == 0)
      next += palette_reset_length - 1;
    else
      bytes[kept++] = bytes[next];
  }
  return kept;
}

/* What ncurses wrote since the last call. */
static const uint8_t *take(size_t *length) {
  int file = fileno(capture);
  off_t end = lseek(file, 0, SEEK_CUR);
  *length = 0;
  if (end <= 0) return taken;
  if ((size_t)end > taken_size) {
    uint8_t *larger = realloc(taken, (size_t)end);
    if (!larger) return taken;
    taken = larger;
    taken_size = (size_t)end;
  }
  ssize_t count = pread(file, taken, (size_t)end, 0);
  if (ftruncate(file, 0) == 0) lseek(file, 0, SEEK_SET);
  *length = count > 0 ? without_palette_reset(taken, (size_t)count) : 0;
  return taken;
}

/* ncurses reads our own description from the environment, which no child may see. */
static SCREEN *new_direct_terminal(FILE *input) {
  const char *present = getenv("TERMINFO");
  char *saved = present ? strdup(present) : NULL;
  setenv("TERMINFO", ct_direct_description, 1);
  SCREEN *screen = newterm("runnel-direct", capture, input);
  if (saved)
    setenv("TERMINFO", saved, 1);
  else
    unsetenv("TERMINFO");
  free(saved);
  return screen;
}

static SCREEN *new_terminal(const char *name, FILE *input, ct_colour_use colours) {
  SCREEN *screen = NULL;
  if (colours == CT_COLOUR_DIRECT) {
    screen = new_direct_terminal(input);
    is_direct = screen != NULL;
    /* The description of a terminal with direct colour would cost 28 bytes for each of 16,777,216 colours. */
    if (!screen) screen = newterm("xterm-256color", capture, input);
  }
  return screen ? screen : newterm(name, capture, input);
}

static void remember_palette_reset(void) {
  const char *word = tigetstr("oc");
  palette_reset = word == (const char *)-1 ? NULL : word;
  palette_reset_length = palette_reset ? strlen(palette_reset) : 0;
}

bool ct_start(const char *name, int columns, int rows, ct_colour_use colours) {
  if (!capture) capture = open_capture();
  FILE *input = fopen("/dev/null", "r");
  if (!capture || !input) return false;
  /* ncurses would make its windows as large as these say, now and whenever it looks again. use_env() is no way out:
     without the environment, a description that names no size has none. */
  unsetenv("LINES");
  unsetenv("COLUMNS");
  if (!new_terminal(name, input, colours)) return false;
  remember_palette_reset();
  typeahead(-1);
  nonl();
  keypad(stdscr, TRUE);
  idlok(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  has_colours = colours != CT_COLOUR_NONE && has_colors() && start_color() == OK;
  if (has_colours) use_default_colors();
  resizeterm(rows, columns);
  /* A new terminal is flushed after each movement, a resumed one after each frame. What is said here is said again
     with the first frame. */
  endwin();
  size_t dropped;
  take(&dropped);
  return true;
}

int ct_colours(void) { return has_colours ? COLORS : 0; }

int ct_colour_places(void) { return has_colours && is_direct ? COLORS - CT_PALETTE : 0; }

void ct_resize(int columns, int rows) {
  resizeterm(rows, columns);
  clearok(curscr, TRUE);
}

static attr_t attributes_of(uint32_t style) {
  attr_t result = A_NORMAL;
  if (style & CT_BOLD) result |= A_BOLD;
  if (style & CT_DIM) result |= A_DIM;
  if (style & CT_ITALIC) result |= A_ITALIC;
  if (style & CT_UNDERLINE) result |= A_UNDERLINE;
  if (style & CT_REVERSE) result |= A_REVERSE;
  return result;
}

/* ncurses keeps the pairs it was asked for and reuses the one unused longest when the terminal has no more. */
static int pair_of(int32_t foreground, int32_t background) {
  if (!has_colours || (foreground < 0 && background < 0)) return 0;
  static int32_t last_foreground = -1, last_background = -1;
  static int last;
  if (foreground == last_foreground && background == last_background && last > 0) return last;
  int pair = alloc_pair(foreground, background);
  last_foreground = foreground;
  last_background = background;
  last = pair;
  return pair > 0 ? pair : 0;
}

static void convert(const ct_cell *cell, cchar_t *result) {
  wchar_t text[4] = {(wchar_t)cell->base, (wchar_t)cell->mark1, (wchar_t)cell->mark2, 0};
  int pair = pair_of(cell->foreground, cell->background);
  setcchar(result, text, attributes_of(cell->attributes), 0, &pair);
}

void ct_put(int row, int column, const ct_cell *cells, int count) {
  cchar_t part[256];
  int done = 0;
  while (done < count) {
    if (cells[done].base == 0) { /* the right half of a wide glyph drawn with the part before */
      done++;
      continue;
    }
    int kept = 0, next = done;
    for (; next < count && kept < 256; next++)
      if (cells[next].base != 0) convert(&cells[next], &part[kept++]);
    mvwadd_wchnstr(stdscr, row, column + done, part, kept);
    done = next;
  }
}

void ct_erase(void) { werase(stdscr); }

void ct_redraw_row(int row) { wredrawln(stdscr, row, 1); }

void ct_redraw(void) { clearok(curscr, TRUE); }

const uint8_t *ct_update(int row, int column, bool cursor_visible, size_t *length) {
  curs_set(cursor_visible ? 1 : 0);
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
  return take(length);
}

const uint8_t *ct_leave(size_t *length) {
  endwin();
  return take(length);
}
