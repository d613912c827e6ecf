#define _GNU_SOURCE
#include "guard.h"
#include "CTerminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int guarded_tty = -1;
static uint8_t reset_bytes[2048];
static size_t reset_length;
static volatile sig_atomic_t armed;
static bool installed;

/* Crashes, and the signals that end a process nobody expected them in. */
static const int fatal[] = {SIGSEGV, SIGABRT, SIGBUS,  SIGILL,  SIGTRAP, SIGFPE, SIGSYS, SIGALRM,
                            SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF};
enum { FATAL_COUNT = sizeof fatal / sizeof *fatal };
static struct sigaction before[FATAL_COUNT];

/* Bounded: a terminal that takes nothing (Ctrl-S, a dead link) must not keep a crashed process alive. */
static void write_reset(void) {
  size_t done = 0;
  for (int tries = 0; done < reset_length && tries < 20; tries++) {
    ssize_t count = write(guarded_tty, reset_bytes + done, reset_length - done);
    if (count > 0) {
      done += (size_t)count;
    } else if (count < 0 && errno == EAGAIN) {
      struct pollfd wanted = {.fd = guarded_tty, .events = POLLOUT};
      poll(&wanted, 1, 25);
    } else if (count < 0 && errno != EINTR) {
      return;
    }
  }
}

void ct_guard_release(void) {
  if (!armed) return;
  armed = 0;
  int saved = errno;
  sigset_t output, old;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  sigprocmask(SIG_BLOCK, &output, &old);
  write_reset();
  const struct termios *modes = ct_remembered_modes();
  if (modes) tcsetattr(guarded_tty, TCSANOW, modes);
  sigprocmask(SIG_SETMASK, &old, NULL);
  errno = saved;
}

/* Whether the program itself went wrong, and was not just told to end. */
static bool is_crash(int number, const siginfo_t *info) {
  if (info->si_code == SI_USER || info->si_code == SI_QUEUE) return false;
  return number == SIGSEGV || number == SIGABRT || number == SIGBUS || number == SIGILL || number == SIGTRAP ||
         number == SIGFPE || number == SIGSYS;
}

/* Puts the terminal right, then ends by the signal. A crash is whoever's who was there before: Swift's backtracer,
   where there is one. Whoever kills the program wants no questions asked. */
static void on_fatal(int number, siginfo_t *info, void *context) {
  (void)context;
  ct_guard_release();
  for (int i = 0; i < FATAL_COUNT; i++) {
    if (fatal[i] != number) continue;
    if (is_crash(number, info))
      sigaction(number, &before[i], NULL);
    else
      signal(number, SIG_DFL);
  }
  raise(number);
}

/* A stack that overflowed cannot run a handler. The thread that serves the main queue is not always the same one. */
void ct_guard_this_thread(void) {
  static _Thread_local uint8_t stack[32 * 1024];
  static _Thread_local bool prepared;
  if (prepared) return;
  prepared = true;
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
}

static void install(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_fatal;
  action.sa_flags = SA_ONSTACK | SA_NODEFER | SA_SIGINFO;
  sigfillset(&action.sa_mask);
  for (int i = 0; i < FATAL_COUNT; i++) {
    sigaction(fatal[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN) sigaction(fatal[i], &action, NULL);
  }
  atexit(ct_guard_release);
  installed = true;
}

void ct_guard(int tty, const uint8_t *bytes, size_t length) {
  armed = 0;
  guarded_tty = tty;
  reset_length = length < sizeof reset_bytes ? length : sizeof reset_bytes;
  memcpy(reset_bytes, bytes, reset_length);
  if (!installed) install();
  armed = 1;
}

void ct_guard_armed(bool on) { armed = on && guarded_tty >= 0; }
