/* <sys/ucontext.h>: the context that a signal interrupts */

#include <features.h>
#include <ucontext.h>
