#define _GNU_SOURCE
#include "CTerminal.h"
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios remembered;
static bool has_remembered;

/* A descriptor of our own: O_NONBLOCK on the shared one would outlive us in the shell. */
int ct_tty_open(void) {
  if (!isatty(STDOUT_FILENO)) return -1;
  char name[256];
  if (ttyname_r(STDOUT_FILENO, name, sizeof name) == 0) {
    int tty = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (tty >= 0) return tty;
  }
  int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  return tty >= 0 ? tty : fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
}

int ct_tty_remember(int tty) {
  if (tcgetattr(tty, &remembered) != 0) return errno;
  has_remembered = true;
  return 0;
}

const struct termios *ct_remembered_modes(void) { return has_remembered ? &remembered : NULL; }

int ct_tty_raw(int tty) {
  if (!has_remembered) return ENOTTY;
  struct termios modes = remembered;
  modes.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON | PARMRK);
  modes.c_oflag &= ~(tcflag_t)OPOST;
  modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
  modes.c_cflag = (modes.c_cflag & ~(tcflag_t)(CSIZE | PARENB)) | CS8;
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  return tcsetattr(tty, TCSANOW, &modes) == 0 ? 0 : errno;
}

int ct_tty_restore(int tty) {
  if (!has_remembered) return 0;
  return tcsetattr(tty, TCSANOW, &remembered) == 0 ? 0 : errno;
}

void ct_tty_discard_input(int tty) { tcflush(tty, TCIFLUSH); }

long ct_tty_read(int tty, uint8_t *bytes, size_t room) {
  ssize_t count = read(tty, bytes, room);
  return count < 0 ? -(long)errno : (long)count;
}

long ct_tty_write(int tty, const uint8_t *bytes, size_t length) {
  ssize_t count = write(tty, bytes, length);
  return count < 0 ? -(long)errno : (long)count;
}

bool ct_tty_size(int tty, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(tty, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

bool ct_tty_wait(int tty, bool output, int milliseconds) {
  struct pollfd wanted = {.fd = tty, .events = output ? POLLOUT : POLLIN};
  return poll(&wanted, 1, milliseconds) > 0;
}
