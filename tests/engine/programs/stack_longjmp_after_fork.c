// topic: setjmp before fork, longjmp in the child
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf before, inner;

static void leave(int value)
{
    longjmp(before, value);
}

static int nested(int depth)
{
    if (depth == 0)
        leave(7);
    if (setjmp(inner) == 0)
        return nested(depth - 1);
    return depth;
}

int main(void)
{
    volatile int rounds = 0;
    int value = setjmp(before);
    if (value) {
        rounds++;
        printf("back with %d, round %d\n", value, rounds);
        fflush(stdout);
        if (rounds == 2)
            return 20 + value;
    }
    pid_t child = fork();
    if (child == 0)
        nested(3);
    int status;
    waitpid(child, &status, 0);
    printf("child left with %d\n", WEXITSTATUS(status));
    return 0;
}
