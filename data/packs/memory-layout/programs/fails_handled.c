#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

int main(void)
{
    struct rlimit limit = {32 << 20, 32 << 20};
    setrlimit(RLIMIT_DATA, &limit);
    char *p = malloc(64 << 20);
    if (p == NULL) {
        printf("out of memory\n");
        return 1;
    }
    p[0] = 1;
    return 0;
}
