// topic: M_PERTURB in malloc, free, calloc and realloc
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <malloc.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    mallopt(M_PERTURB, 0x11);
    unsigned char *p = malloc(2000), *g = malloc(24);
    printf("%02x %02x\n", p[0], p[1999]);
    memset(p, 1, 2000);
    free(p);
    printf("%02x %02x %02x\n", p[16], p[100], p[1999]);
    unsigned char *c = calloc(1, 2000);
    printf("%02x %02x %d\n", c[0], c[1999], c == p);
    unsigned char *r = malloc(50);
    r = realloc(r, 500);
    printf("%02x %02x\n", r[60], r[499]);
    unsigned char *m = malloc(300000);
    printf("%02x\n", m[5]);
    mallopt(M_PERTURB, 0);
    p = malloc(3000);
    printf("%02x\n", p[5]);
}
