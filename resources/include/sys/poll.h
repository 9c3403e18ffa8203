/* <sys/poll.h> */

#include <features.h>
#include <poll.h>
