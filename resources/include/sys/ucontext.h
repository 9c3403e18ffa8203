/* <sys/ucontext.h>: the context that a signal interrupts */

#include <ucontext.h>
