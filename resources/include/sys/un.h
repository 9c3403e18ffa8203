/* <sys/un.h>: addresses of local sockets */

#include <features.h>
#include <sys/socket.h>
#include <string.h>

struct sockaddr_un { sa_family_t sun_family; char sun_path[108]; };
