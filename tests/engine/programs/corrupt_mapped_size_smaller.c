// topic: a mapped block whose size was made smaller
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *p = malloc(300000);
    p[-1] -= 4096;
    free(p);
    puts("freed");
    printf("%lu\n", p[(303104 - 4096) / 8 - 2 + 2]);
    p[0] = 1;
    puts("no");
}
