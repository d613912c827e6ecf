/* Shared by the files of this target. */
#ifndef RUNNEL_GUARD_H
#define RUNNEL_GUARD_H

#include <termios.h>

/* The modes `ct_tty_remember` saw, or NULL. Safe in a signal handler. */
const struct termios *ct_remembered_modes(void);
/* Restores the terminal if the guard is armed. Safe in a signal handler. */
void ct_guard_release(void);

#endif
