#define _GNU_SOURCE
#include <stdio.h>
#include <ucontext.h>
static ucontext_t checkpoint;
static int tries;
static void risky(int n) {
    char pad[200];
    pad[0] = n;
    if (n == 0) {
        if (++tries < 4)
            setcontext(&checkpoint);
        return;
    }
    risky(n - 1);
}
int main(void) {
    int local = 1;
    getcontext(&checkpoint);
    printf("try %d local %d\n", tries, local);
    local++;
    risky(5);
    printf("done after %d, local %d\n", tries, local);
    return 0;
}
