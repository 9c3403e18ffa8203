/* <sys/msg.h>: queues of messages */

#include <features.h>
#include <stddef.h>
#include <sys/ipc.h>

int msgget(key_t, int);
int msgsnd(int, const void *, size_t, int);
ssize_t msgrcv(int, void *, size_t, long, int);
int msgctl(int, int, void *);
