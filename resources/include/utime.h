/* <utime.h>: the times of files */

#include <features.h>
#include <bits/types.h>

struct utimbuf { time_t actime; time_t modtime; };

int utime(const char *, const struct utimbuf *);
