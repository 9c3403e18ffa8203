/* <sys/auxv.h>: the auxiliary vector */

#include <features.h>
#include <elf.h>

unsigned long getauxval(unsigned long);
