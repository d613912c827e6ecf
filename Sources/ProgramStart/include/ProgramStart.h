#ifndef PROGRAM_START_H
#define PROGRAM_START_H

/// Whether the settings of Swift's runtime were removed from the environment before it could read them.
int program_start_is_clean(void);

#endif
