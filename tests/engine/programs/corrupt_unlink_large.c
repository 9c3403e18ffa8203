// topic: unlinking a large chunk checks its list of sizes too
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(2000), *b = malloc(2000), *c = malloc(10);
    free(b);
    malloc(5000);
    b[2] = (size_t)a;
    free(a);
    puts("no");
}
