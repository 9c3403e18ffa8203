// topic: RLIMIT_DATA stops the heap and mappings alike
#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <sys/resource.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    malloc(10);
    struct rlimit r = {1 << 20, 1 << 20};
    printf("%d\n", setrlimit(RLIMIT_DATA, &r));
    errno = 0;
    void *p = malloc(600000);
    printf("%d %d\n", p != 0, errno);
    errno = 0;
    p = malloc(2000000);
    printf("%d %d\n", p != 0, errno);
    int n = 0;
    while ((p = malloc(10000)))
        n++;
    printf("%d %d\n", n > 50, errno);
}
