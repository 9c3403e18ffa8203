/* <sys/uio.h>: several buffers at once */

#include <features.h>
#include <stddef.h>
#include <bits/types.h>
#include <sys/types.h>

struct iovec { void *iov_base; size_t iov_len; };

#define UIO_MAXIOV 1024

ssize_t readv(int, const struct iovec *, int);
ssize_t writev(int, const struct iovec *, int);
ssize_t preadv64(int, const struct iovec *, int, off_t);
ssize_t pwritev64(int, const struct iovec *, int, off_t);
ssize_t preadv(int, const struct iovec *, int, off_t);
ssize_t pwritev(int, const struct iovec *, int, off_t);
ssize_t process_vm_readv(int, const struct iovec *, unsigned long, const struct iovec *, unsigned long, unsigned long);
ssize_t process_vm_writev(int, const struct iovec *, unsigned long, const struct iovec *, unsigned long, unsigned long);
