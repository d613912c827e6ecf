#include "CTerminal.h"

#include <curses.h>
#include <term.h>
#include <unistd.h>

bool ct_term_known(const char *name) {
  int error = 0;
  return setupterm(name, STDOUT_FILENO, &error) == OK;
}

const char *ct_capability(const char *name) {
  char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}

int ct_capability_number(const char *name) {
  int number = tigetnum(name);
  return number < 0 ? -1 : number;
}
