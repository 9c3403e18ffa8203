// topic: what malloc_stats prints on stderr
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *p = malloc(1000);
    malloc_stats();
    free(p);
    void *q = malloc(300000);
    malloc_stats();
}
