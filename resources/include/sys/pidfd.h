/* <sys/pidfd.h>: processes as files */

#include <features.h>
#include <fcntl.h>
#include <signal.h>

#define PIDFD_NONBLOCK O_NONBLOCK

int pidfd_open(pid_t, unsigned int);
int pidfd_send_signal(int, int, siginfo_t *, unsigned int);
int pidfd_getfd(int, int, unsigned int);
