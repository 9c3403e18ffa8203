// topic: a mapping keeps its distance from one above it that grows downwards
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

static char *area(int more)
{
    return mmap(NULL, 1 << 16, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | more, -1, 0);
}

int main(void)
{
    char *plain = area(0), *growing = area(MAP_GROWSDOWN), *below = area(MAP_STACK);
    char *lower = area(0), *again = area(MAP_GROWSDOWN), *last = area(0);
    printf("%ld %ld %ld", (long)(growing - plain), (long)(below - growing), (long)(lower - below));
    printf(" %ld %ld\n", (long)(again - lower), (long)(last - again));
    munmap(plain, 1 << 16);
    printf("the freed place is used: %d\n", area(0) == plain);
    munmap(growing, 1 << 16);
    printf("so is that of the growing one: %d\n", area(0) == growing);
    return 0;
}
