#define _GNU_SOURCE
#include "CTerminal.h"
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int forwarded[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
enum { COUNT = sizeof forwarded / sizeof *forwarded };
static struct sigaction before[COUNT], pipe_before;
static volatile sig_atomic_t target = -1;
static volatile sig_atomic_t terminations;
static bool installed;

/* The third SIGTERM or SIGQUIT finds a program that does not listen any more: put the terminal right and die of it. */
static void on_signal(int number) {
  int saved = errno;
  if ((number == SIGTERM || number == SIGQUIT) && ++terminations >= 3) {
    ct_guard_release();
    signal(number, SIG_DFL);
    raise(number);
  }
  uint8_t byte = (uint8_t)number;
  if (target >= 0 && write((int)target, &byte, 1) < 0) { /* full: the reader is awake anyway */
  }
  errno = saved;
}

static void install(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void ct_signals_forward(int pipe) {
  target = pipe;
  for (int i = 0; i < COUNT; i++) {
    if (!installed) sigaction(forwarded[i], NULL, &before[i]);
    bool keep = before[i].sa_handler == SIG_IGN && forwarded[i] != SIGWINCH && forwarded[i] != SIGCONT;
    if (!keep) install(forwarded[i]);
  }
  if (!installed) sigaction(SIGPIPE, NULL, &pipe_before);
  signal(SIGPIPE, SIG_IGN);
  installed = true;
}

void ct_signals_restore(void) {
  if (!installed) return;
  for (int i = 0; i < COUNT; i++) sigaction(forwarded[i], &before[i], NULL);
  sigaction(SIGPIPE, &pipe_before, NULL);
  installed = false;
  target = -1;
}

void ct_signals_for_child(bool running) {
  static struct sigaction interrupt, quit, stop;
  if (running) {
    sigaction(SIGINT, NULL, &interrupt);
    sigaction(SIGQUIT, NULL, &quit);
    sigaction(SIGTSTP, NULL, &stop);
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    signal(SIGTSTP, SIG_DFL);
  } else {
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    sigaction(SIGTSTP, &stop, NULL);
  }
}

bool ct_pipe(int *reading, int *writing) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  *reading = ends[0];
  *writing = ends[1];
  return true;
}

/* Stops this process with the default action of `number`; returns when it goes on. raise() does not return before
 * the stop, as kill() may in a process with threads. The thread may be one of libdispatch's, which block signals.
 * In an orphaned group the system discards the stop, and this returns at once. */
static void stop_with(int number) {
  struct sigaction old;
  sigset_t stop, mask;
  sigaction(number, NULL, &old);
  signal(number, SIG_DFL);
  sigemptyset(&stop);
  sigaddset(&stop, number);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(number);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(number, &old, NULL);
}

/* The others of the group first, while we ignore the signal; then ourselves. A thread that blocks the signal just
 * now keeps it pending in spite of that, and we would stop twice: ignoring it again throws it away. */
void ct_stop_group(void) {
  struct sigaction old;
  sigaction(SIGTSTP, NULL, &old);
  signal(SIGTSTP, SIG_IGN);
  kill(0, SIGTSTP);
  signal(SIGTSTP, SIG_IGN);
  sigaction(SIGTSTP, &old, NULL);
  stop_with(SIGTSTP);
}

bool ct_tty_is_foreground(int tty) {
  pid_t group = tcgetpgrp(tty);
  return group == getpgrp() || (group < 0 && errno == ENOTTY);
}

bool ct_tty_await_foreground(int tty) {
  for (int tries = 0; tries < 3 && !ct_tty_is_foreground(tty); tries++) {
    if (tcgetpgrp(tty) < 0) return false;
    stop_with(SIGTTIN);
  }
  return ct_tty_is_foreground(tty);
}

void ct_end(int number) {
  fflush(NULL);
  sigset_t ending;
  signal(number, SIG_DFL);
  sigemptyset(&ending);
  sigaddset(&ending, number);
  /* libdispatch's threads block signals. */
  pthread_sigmask(SIG_UNBLOCK, &ending, NULL);
  raise(number);
  /* The first process of a container is not ended by its own signals. */
  exit(128 + number);
}
