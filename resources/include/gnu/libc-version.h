/* <gnu/libc-version.h>: the version of the C library */

#include <features.h>

const char *gnu_get_libc_version(void);
const char *gnu_get_libc_release(void);
