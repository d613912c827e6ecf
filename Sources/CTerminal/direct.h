#ifndef RUNNEL_DIRECT_H
#define RUNNEL_DIRECT_H

/* A terminal description as ncurses reads it from the environment. */
extern const char *const ct_direct_description;

#endif
