#include "CMemory.h"

#include <sqlite3.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

bool cm_skip_sqlite_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK; }

void cm_give_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
