// topic: what an aborting library leaves
// asks: The handler jumps back each time. How many pages has the process gained?
#include <assert.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static sigjmp_buf back;

static void survive(int signal)
{
    siglongjmp(back, signal);
}

static long pages(void)
{
    char text[64] = "";
    FILE *file = fopen("/proc/self/statm", "r");

    fgets(text, sizeof text, file);
    fclose(file);
    return atol(text);
}

int main(void)
{
    char *block = malloc(40);

    setvbuf(stdout, NULL, _IONBF, 0);
    signal(SIGABRT, survive);
    long before = pages();
    if (sigsetjmp(back, 1) == 0)
        free(block + 8);
    printf("%ld\n", pages() - before);
    if (sigsetjmp(back, 1) == 0)
        free(block + 8);
    printf("%ld\n", pages() - before);
    if (sigsetjmp(back, 1) == 0)
        assert(block == NULL);
    printf("%ld\n", pages() - before);
    return 0;
}
