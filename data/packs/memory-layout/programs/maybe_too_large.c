#include <stdlib.h>
#include <sys/resource.h>

int main(void)
{
    struct rlimit limit = {${limit} << 20, ${limit} << 20};
    setrlimit(RLIMIT_AS, &limit);
    char *p = malloc(${request} << 20);
    if (p == NULL)
        return 1;
    p[0] = 1;
    return 0;
}
