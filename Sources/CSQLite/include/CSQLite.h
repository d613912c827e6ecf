/* What SQLite offers only as a variadic function, which Swift cannot call. */
#ifndef RUNNEL_CSQLITE_H
#define RUNNEL_CSQLITE_H

#include <stdbool.h>

/* Stops SQLite from counting the memory it uses. False once a database was opened in this process. */
bool cs_skip_memory_statistics(void);

#endif
