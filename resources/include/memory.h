/* <memory.h>: blocks of memory */

#include <string.h>
