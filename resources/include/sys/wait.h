/* <sys/wait.h>: waiting for children */

#include <features.h>
#include <bits/types.h>
#include <bits/wait.h>
#include <signal.h>
#include <sys/resource.h>

typedef enum { P_ALL, P_PID, P_PGID, P_PIDFD } idtype_t;

pid_t wait(int *);
pid_t waitpid(pid_t, int *, int);
int waitid(idtype_t, id_t, siginfo_t *, int);
pid_t wait3(int *, int, struct rusage *);
pid_t wait4(pid_t, int *, int, struct rusage *);
