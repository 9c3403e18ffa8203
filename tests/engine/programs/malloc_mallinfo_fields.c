// topic: all fields of mallinfo2
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>

void sh(char *w)
{
    struct mallinfo2 m = mallinfo2();
    printf("%s %zu %zu %zu %zu %zu %zu %zu %zu %zu %zu\n", w, m.arena, m.ordblks, m.smblks, m.hblks,
           m.hblkhd, m.usmblks, m.fsmblks, m.uordblks, m.fordblks, m.keepcost);
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    sh("a");
    void *p[20];
    for (int i = 0; i < 20; i++)
        p[i] = malloc(50);
    sh("b");
    for (int i = 0; i < 12; i++)
        free(p[i]);
    sh("c");
    void *m = malloc(1 << 20);
    sh("d");
    void *x = malloc(3000);
    malloc(1);
    free(x);
    sh("e");
    malloc_trim(0);
    sh("f");
    struct mallinfo o = mallinfo();
    printf("%d %d\n", o.arena, o.hblkhd);
}
