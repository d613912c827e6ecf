/* The least that a list costs with ncurses: one line an entry, a sign in the gutter beside the selected one.
   j and k walk, q leaves. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <locale.h>
#include <ncurses.h>

enum { ENTRIES = 10000 };

static void paint(int top, int selected) {
  for (int row = 0; row < LINES - 1; row++) {
    int entry = top + row;
    move(row, 0);
    clrtoeol();
    if (entry < ENTRIES)
      mvprintw(row, 0, "%s %5d  person%d: what entry %d of this list says to whoever reads it", entry == selected ? ">" : " ",
               entry + 1, entry * 7919 % 300, entry * 104729 % 10007);
  }
  mvprintw(LINES - 1, 0, "j down  k up  q quit");
  move(selected - top, 0);
  refresh();
}

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  idlok(stdscr, TRUE);
  set_escdelay(25);
  int top = 0, selected = 0;
  for (;;) {
    if (selected < top) top = selected;
    if (selected > top + LINES - 2) top = selected - (LINES - 2);
    paint(top, selected);
    int key = getch();
    if (key == 'j' && selected + 1 < ENTRIES) selected++;
    if (key == 'k' && selected > 0) selected--;
    if (key == 'q' || key == ERR) break;
  }
  endwin();
  return 0;
}
