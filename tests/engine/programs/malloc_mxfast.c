// topic: M_MXFAST: which values are accepted, and what 0 does
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("%d %d %d %d\n", mallopt(M_MXFAST, 160), mallopt(M_MXFAST, 161), mallopt(M_MXFAST, 80),
           mallopt(M_MXFAST, -1));
    mallopt(M_MXFAST, 0);
    void *p[9];
    for (int i = 0; i < 9; i++)
        p[i] = malloc(24);
    malloc(1);
    for (int i = 0; i < 9; i++)
        free(p[i]);
    struct mallinfo2 m = mallinfo2();
    printf("%zu %zu %zu\n", m.smblks, m.ordblks, m.fordblks - m.keepcost);
}
