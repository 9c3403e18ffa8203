/* <memory.h>: blocks of memory */

#include <features.h>
#include <string.h>
