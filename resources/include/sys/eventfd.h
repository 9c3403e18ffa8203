/* <sys/eventfd.h>: counters of events */

#include <features.h>
#include <stdint.h>

#define EFD_SEMAPHORE 1
#define EFD_NONBLOCK 00004000
#define EFD_CLOEXEC 02000000

typedef uint64_t eventfd_t;

int eventfd(unsigned int, int);
int eventfd_read(int, eventfd_t *);
int eventfd_write(int, eventfd_t);
