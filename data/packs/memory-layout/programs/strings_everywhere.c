#include <stdlib.h>
#include <string.h>

char global[] = "global";
char *pointer = "pointed to";
const char constant[] = "constant";
char room[16];

int main(void)
{
    char local[] = "local";
    static char kept[] = "kept";
    char *copy = malloc(16);
    strcpy(copy, local);
    strcpy(room, pointer);
    return strlen(kept) + strlen(constant) + strlen(global) + strlen(copy) == 0;
}
