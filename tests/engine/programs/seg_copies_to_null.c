// topic: where small copies fault
// asks: Which byte does memcpy of 3, 6 and 12 bytes touch first?
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static sigjmp_buf back;
static void *volatile place;

static void handler(int number, siginfo_t *info, void *context)
{
    place = info->si_addr;
    siglongjmp(back, 1);
}

int main(void)
{
    char bytes[300];
    char *volatile null = NULL;
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};

    memset(bytes, 'a', sizeof bytes);
    sigaction(SIGSEGV, &action, NULL);
    for (int size = 1; size < 40; size++) {
        if (!sigsetjmp(back, 1))
            memcpy(null, bytes, size);
        printf("%d: to %p", size, place);
        if (!sigsetjmp(back, 1))
            memmove(bytes, null, size);
        printf(", from %p", place);
        if (!sigsetjmp(back, 1))
            memset(null, 0, size);
        printf(", filled at %p\n", place);
    }
    return 0;
}
