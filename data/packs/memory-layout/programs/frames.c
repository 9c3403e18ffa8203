#include <stdlib.h>

int *inner(void)
{
    int in_callee = 2;
    int *address = &in_callee;
    return address;
}

int main(void)
{
    int in_caller = 1;
    int *caller = &in_caller;
    int *callee = inner();
    char *first = malloc(24);
    char *second = malloc(24);
    return caller > callee && first < second;
}
