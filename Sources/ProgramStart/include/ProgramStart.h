#ifndef PROGRAM_START_H
#define PROGRAM_START_H

/// Whether the settings of Swift's runtime were removed from the environment before it could read them.
int program_start_is_clean(void);

/// The version of the program, such as `0.1.0`, or `0.1.0+g1234abcd` for a commit after it.
const char *program_version(void);

#endif
