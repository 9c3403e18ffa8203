/* <sys/auxv.h>: the auxiliary vector */

#include <elf.h>

unsigned long getauxval(unsigned long);
