/* <sys/sendfile.h>: copying within the kernel */

#include <features.h>
#include <stddef.h>
#include <sys/types.h>

ssize_t sendfile(int, int, off_t *, size_t);
ssize_t sendfile64(int, int, off_t *, size_t);
