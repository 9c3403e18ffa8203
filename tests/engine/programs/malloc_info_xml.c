// topic: malloc_info with fastbins, small, large and unsorted bins
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *p[30];
    for (int i = 0; i < 30; i++) {
        p[i] = malloc(40 + i * 50);
    }
    malloc(1);
    for (int i = 0; i < 30; i += 2)
        free(p[i]);
    void *t[12];
    for (int i = 0; i < 12; i++)
        t[i] = malloc(100);
    for (int i = 0; i < 12; i++)
        free(t[i]);
    malloc(2000);
    malloc(300000);
    malloc_info(0, stdout);
}
