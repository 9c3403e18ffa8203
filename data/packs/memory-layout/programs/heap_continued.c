#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *first = NULL, *last = NULL;
    for (int i = 0; i < 1000; i++) {
        last = malloc(100 * 1024);
        if (last == NULL)
            return 1;
        if (first == NULL)
            first = last;
    }
    first[0] = last[0] = 1;
    printf("got all of them\n");
    return 0;
}
