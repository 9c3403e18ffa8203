/* <sys/sysmacros.h>: numbers of devices */

#include <features.h>
#include <bits/types.h>

#define major(device) gnu_dev_major(device)
#define minor(device) gnu_dev_minor(device)
#define makedev(driver, number) gnu_dev_makedev(driver, number)

unsigned int gnu_dev_major(dev_t);
unsigned int gnu_dev_minor(dev_t);
dev_t gnu_dev_makedev(unsigned int, unsigned int);
