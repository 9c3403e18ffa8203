/* <ftw.h>: walking through trees of files */

#include <features.h>
#include <sys/types.h>
#include <sys/stat.h>

struct FTW { int base; int level; };
typedef int (*__ftw_func_t)(const char *, const struct stat *, int);
typedef int (*__nftw_func_t)(const char *, const struct stat *, int, struct FTW *);

#define FTW_F 0
#define FTW_D 1
#define FTW_DNR 2
#define FTW_NS 3
#define FTW_SL 4
#define FTW_DP 5
#define FTW_SLN 6
#define FTW_PHYS 1
#define FTW_MOUNT 2
#define FTW_CHDIR 4
#define FTW_DEPTH 8
#define FTW_ACTIONRETVAL 16

int ftw(const char *, __ftw_func_t, int);
int ftw64(const char *, __ftw_func_t, int);
int nftw(const char *, __nftw_func_t, int, int);
int nftw64(const char *, __nftw_func_t, int, int);
