#include "ProgramStart.h"

// .ci/version writes the version that git knows, for `make release` and what is made of it.
#if __has_include("generated_version.h")
#include "generated_version.h"
#else
#define RUNNEL_VERSION "0.1.0"
#endif

const char *program_version(void) { return RUNNEL_VERSION; }
