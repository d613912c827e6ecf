#include "ProgramStart.h"

#include <string.h>

// Swift's runtime reads SWIFT_BACKTRACE and SWIFT_ROOT before `main`, when its library is initialized. They name the
// program that a crash starts, so whoever sets them, as over SSH with a wide AcceptEnv, could choose one. Functions
// in .preinit_array run before the initializers of all libraries, also of those that are linked in. Not even the C
// library is ready then: nothing but the given array may be touched.

static int is_clean = 0;

#ifdef __linux__
// Takes the place of the first setting that is removed: there is no room for an entry more.
static char no_backtrace[] = "SWIFT_BACKTRACE=enable=no";

static void remove_runtime_settings(int argc, char **argv, char **environment) {
  (void)argc;
  (void)argv;
  char **kept = environment;
  int is_replaced = 0;
  for (char **entry = environment; *entry; entry++) {
    const char *name = *entry, *prefix = "SWIFT_";
    while (*prefix && *name == *prefix) name++, prefix++;
    if (*prefix) {
      *kept++ = *entry;
    } else if (!is_replaced) {
      *kept++ = no_backtrace;
      is_replaced = 1;
    }
  }
  *kept = NULL;
  is_clean = 1;
}

__attribute__((section(".preinit_array"), used, retain)) static void (*const at_start)(int, char **, char **) =
    remove_runtime_settings;
#endif

int program_start_is_clean(void) { return is_clean; }
