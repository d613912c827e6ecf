/* What SQLite and the C library offer about memory, and Swift cannot call. */
#ifndef RUNNEL_CMEMORY_H
#define RUNNEL_CMEMORY_H

#include <stdbool.h>

/* Stops SQLite from counting the memory it uses. False once a database was opened in this process. */
bool cm_skip_sqlite_statistics(void);
/* Gives the system back what the allocator holds and nobody uses. */
void cm_give_back(void);

#endif
