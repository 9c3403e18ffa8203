/* <sys/select.h>: waiting for descriptors */

#include <features.h>
#include <bits/types.h>

typedef long fd_mask;
typedef struct { long fds_bits[16]; } fd_set;

#define FD_SETSIZE 1024
#define NFDBITS 64
#define FD_ZERO(set) do { for (int __i = 0; __i < 16; __i++) (set)->fds_bits[__i] = 0; } while (0)
#define FD_SET(fd, set) ((void)((set)->fds_bits[(fd) / 64] |= 1L << ((fd) % 64)))
#define FD_CLR(fd, set) ((void)((set)->fds_bits[(fd) / 64] &= ~(1L << ((fd) % 64))))
#define FD_ISSET(fd, set) (((set)->fds_bits[(fd) / 64] & (1L << ((fd) % 64))) != 0)

int select(int, fd_set *, fd_set *, fd_set *, struct timeval *);
int pselect(int, fd_set *, fd_set *, fd_set *, const struct timespec *, const sigset_t *);
