/* <sys/personality.h>: how the kernel treats a process */

#include <features.h>

#define ADDR_NO_RANDOMIZE 0x0040000
#define MMAP_PAGE_ZERO 0x0100000
#define ADDR_COMPAT_LAYOUT 0x0200000
#define READ_IMPLIES_EXEC 0x0400000
#define ADDR_LIMIT_32BIT 0x0800000
#define PER_LINUX 0

int personality(unsigned long);
