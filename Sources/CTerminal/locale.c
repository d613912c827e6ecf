#define _GNU_SOURCE
#include "CTerminal.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

static bool charset_is_utf8(void) {
  const char *name = nl_langinfo(CODESET);
  return name && (strcmp(name, "UTF-8") == 0 || strcmp(name, "utf8") == 0);
}

bool ct_locale_from_environment(void) {
  setlocale(LC_CTYPE, "");
  return charset_is_utf8();
}

bool ct_locale_utf8(void) {
  static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_CTYPE, names[i]) && charset_is_utf8()) return true;
  return false;
}

int ct_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
