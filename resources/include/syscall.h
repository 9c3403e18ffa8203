/* <syscall.h>: the old name of <sys/syscall.h> */

#include <features.h>
#include <sys/syscall.h>
