#include <stdlib.h>
#include <sys/resource.h>

int main(void)
{
    struct rlimit limit = {32 << 20, 32 << 20};
    setrlimit(RLIMIT_DATA, &limit);
    char *p = malloc(64 << 20);
    p[0] = 1;
    return 0;
}
