/* <alloca.h>: memory of the calling function's frame */

#include <features.h>
#include <stddef.h>

#define alloca(size) __builtin_alloca(size)
