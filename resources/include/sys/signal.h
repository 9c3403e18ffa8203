/* <sys/signal.h>: the old name of <signal.h> */

#include <features.h>
#include <signal.h>
