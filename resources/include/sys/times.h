/* <sys/times.h>: processor time */

#include <features.h>
#include <bits/types.h>

struct tms { clock_t tms_utime; clock_t tms_stime; clock_t tms_cutime; clock_t tms_cstime; };

clock_t times(struct tms *);
