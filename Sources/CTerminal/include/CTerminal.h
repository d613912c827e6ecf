/* What the reader needs of ncurses, termios, signals and child processes, as plain functions.
 *
 * ncurses writes into a memory file and never sees the terminal itself: the caller takes the bytes of a frame
 * from `ct_update` and sends them in one write. No curses name appears here. */
#ifndef RUNNEL_CTERMINAL_H
#define RUNNEL_CTERMINAL_H

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- Locale ---- */

/* Sets the character type locale from the environment. True when its charset is UTF-8. */
bool ct_locale_from_environment(void);
/* Switches to a UTF-8 locale whatever the environment says. False when the system has none. */
bool ct_locale_utf8(void);
/* The columns the C library gives a scalar in the current locale of the thread; -1 when not printable. */
int ct_columns(uint32_t scalar);

/* ---- The terminal's modes ---- */

/* A descriptor of our own on the terminal behind standard output, non-blocking and closed on exec; -1 when
 * standard output is none. Standard input may be anything. */
int ct_tty_open(void);
/* Remembers the modes of the terminal as they are now, to be restored later. 0, or an errno. */
int ct_tty_remember(int tty);
/* True when the terminal is ours to use, or is nobody's. */
bool ct_tty_is_foreground(int tty);
/* Stops, as the system does with any background process that wants the terminal, until this process group is
 * in the foreground. False when the terminal is gone or no shell is there to bring us back. */
bool ct_tty_await_foreground(int tty);
/* Keys arrive one by one, unechoed, none of them as a signal; output is not translated. 0, or an errno. */
int ct_tty_raw(int tty);
/* The remembered modes. 0, or an errno. */
int ct_tty_restore(int tty);
/* Throws away what was typed and not read. */
void ct_tty_discard_input(int tty);
/* Reads and writes once, without waiting: the count, 0 at the end of file, or a negative errno. */
long ct_tty_read(int tty, uint8_t *bytes, size_t room);
long ct_tty_write(int tty, const uint8_t *bytes, size_t length);
/* The size in cells; false when the terminal does not know it. */
bool ct_tty_size(int tty, int *columns, int *rows);
/* Waits at most `milliseconds` until the terminal takes more bytes (`output`) or has some to read. */
bool ct_tty_wait(int tty, bool output, int milliseconds);

/* ---- ncurses ---- */

/* How a cell is drawn. Colours are palette numbers, in direct colour also places behind the palette, or -1. */
typedef struct {
  uint32_t base, mark1, mark2;
  uint32_t attributes;
  int32_t foreground, background;
} ct_cell;

enum { CT_BOLD = 1, CT_DIM = 2, CT_ITALIC = 4, CT_UNDERLINE = 8, CT_REVERSE = 16 };

/* Colours of the palette; a larger number is a place. */
enum { CT_PALETTE = 256 };

/* True when the system describes this terminal. Loads the description for `ct_capability`. */
bool ct_term_known(const char *name);
/* A string capability of the loaded description, or NULL. */
const char *ct_capability(const char *name);
/* A number of the loaded description, or -1. */
int ct_capability_number(const char *name);
typedef enum {
  CT_COLOUR_NONE,
  /* As many as the description has. */
  CT_COLOUR_DESCRIBED,
  /* Red, green and blue, which needs a terminal of xterm's kind; the description is our own then. ncurses knows
   * `ct_colour_places` more colours than the palette has and writes them as `38;5;NUMBER` and `48;5;NUMBER`: the
   * caller decides what colour each stands for, and replaces them in the bytes of `ct_update`. */
  CT_COLOUR_DIRECT,
} ct_colour_use;

/* Starts ncurses for a terminal, of which it sees nothing. LINES and COLUMNS leave the environment: the size is the
 * terminal's, here and in children. */
bool ct_start(const char *name, int columns, int rows, ct_colour_use colours);
/* Colours the running terminal has; 0 for none. */
int ct_colours(void);
/* How many of them are places, numbered from `CT_PALETTE`; 0 without direct colour. */
int ct_colour_places(void);
/* Takes on a new size; what is on the screen is forgotten. */
void ct_resize(int columns, int rows);
/* Empties the next screen. */
void ct_erase(void);
/* Puts cells on the next screen, without wrapping. */
void ct_put(int row, int column, const ct_cell *cells, int count);
/* Draws this row anew as a whole with the next update. */
void ct_redraw_row(int row);
/* Draws everything anew with the next update. */
void ct_redraw(void);
/* Parks the cursor and gives the bytes that bring the terminal from the last screen to this one. The bytes
 * stay valid until the next call. */
const uint8_t *ct_update(int row, int column, bool cursor_visible, size_t *length);
/* The bytes that leave full-screen mode; the next update enters it again. */
const uint8_t *ct_leave(size_t *length);

/* ---- Signals ---- */

/* From now on TERM, HUP, INT, QUIT, WINCH, TSTP and CONT arrive as one byte each (the signal's number) on `pipe`. A
 * hang-up that was ignored stays ignored. A broken pipe is an error of its write, not the end. */
void ct_signals_forward(int pipe);
/* The dispositions as they were. */
void ct_signals_restore(void);
/* While a child has the terminal, its keys must not end or stop only us: INT and QUIT are ignored, TSTP stops. */
void ct_signals_for_child(bool running);
/* Makes both ends of a new pipe non-blocking and closed on exec. False when there is none. */
bool ct_pipe(int *reading, int *writing);
/* What brings the terminal back from anywhere; copied. From now on a crash or an exit writes it. */
void ct_guard(int tty, const uint8_t *bytes, size_t length);
/* Lets the guard work on this thread even when its stack has overflowed. Cheap when done before. */
void ct_guard_this_thread(void);
/* Turns the guard on or off, without forgetting the bytes. */
void ct_guard_armed(bool armed);
/* Stops this process group as Ctrl-Z on a cooked terminal does; returns when it goes on. */
void ct_stop_group(void);
/* Ends this process by a signal, or with the status that stands for it where the signal is not delivered. */
_Noreturn void ct_end(int number);

/* ---- Children ---- */

/* Starts a program from the path in this process group with default signals and standard streams on the
 * terminal `tty`. 0, or an errno. */
int ct_spawn(const char *program, char *const *arguments, int tty, int *child);
/* Waits for the child: its exit status, or 128 + the signal that ended it, or -1. */
int ct_wait(int child);

#endif
