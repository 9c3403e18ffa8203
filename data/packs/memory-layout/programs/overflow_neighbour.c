#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *name = malloc(24);
    int *age = malloc(24);
    *age = 30;
    strcpy(name, "a name that is far too long for it");
    printf("%d\n", *age);
    return 0;
}
