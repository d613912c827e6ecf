#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* The child gets the terminal as a person would give it: blocking descriptors, default signals, nothing blocked. */
static int start(
    const char *program, char *const *arguments, const char *terminal, const posix_spawnattr_t *attributes,
    pid_t *child) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (int stream = 0; stream < 3; stream++)
    if (terminal && !isatty(stream))
      posix_spawn_file_actions_addopen(&files, stream, terminal, O_RDWR | O_NOCTTY, 0);
  int result = posix_spawnp(child, program, &files, attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&files);
  return result;
}

int ct_spawn(const char *program, char *const *arguments, int tty, int *child) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  char name[256];
  const char *terminal = ttyname_r(tty, name, sizeof name) == 0 ? name : NULL;
  pid_t pid = -1;
  int result = start(program, arguments, terminal, &attributes, &pid);
  posix_spawnattr_destroy(&attributes);
  *child = pid;
  return result;
}

int ct_wait(int child) {
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
