/* <sys/param.h>: old limits and macros */

#include <features.h>
#include <limits.h>
#include <stddef.h>
#include <endian.h>
#include <signal.h>
#include <sys/types.h>

#define NBBY 8
#define NGROUPS NGROUPS_MAX
#define NODEV ((unsigned long)-1)
#define DEV_BSIZE 512
#define MAXSYMLINKS 20
#define NOFILE 256
#define MAXHOSTNAMELEN 64
#define MAXPATHLEN 4096
#define CANBSIZ 255
#define NCARGS 131072
#define HZ 100
#define EXEC_PAGESIZE 4096
#define setbit(a, i) ((a)[(i) / NBBY] |= 1 << ((i) % NBBY))
#define clrbit(a, i) ((a)[(i) / NBBY] &= ~(1 << ((i) % NBBY)))
#define isset(a, i) ((a)[(i) / NBBY] & (1 << ((i) % NBBY)))
#define isclr(a, i) (((a)[(i) / NBBY] & (1 << ((i) % NBBY))) == 0)
#define howmany(x, y) (((x) + ((y) - 1)) / (y))
#define roundup(x, y) ((((x) + ((y) - 1)) / (y)) * (y))
#define powerof2(x) ((((x) - 1) & (x)) == 0)
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
