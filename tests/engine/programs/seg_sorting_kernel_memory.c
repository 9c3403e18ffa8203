// topic: sorting what is not there
#include <stdio.h>
#include <stdlib.h>

static int compare(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    puts("sorting");
    qsort((void *)0xfffffffffffff000, 100, 64, compare);
    puts("not reached");
}
