#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void tell(int number, siginfo_t *info, void *context)
{
    fprintf(stderr, "dlclose reads %p\n", info->si_addr);
    _exit(3);
}

int main(void)
{
    static char nothing[4096];
    struct sigaction action = {.sa_sigaction = tell, .sa_flags = SA_SIGINFO};

    sigaction(SIGSEGV, &action, NULL);
    printf("%d", dlclose(nothing));
    printf(" %s\n", dlerror());
    fflush(stdout);
    dlclose(NULL);
    return 0;
}
