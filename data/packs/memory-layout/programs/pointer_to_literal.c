#include <stdio.h>

char *greeting = "hello";

int main(void)
{
    char *copy = greeting;
    puts(copy);
    return 0;
}
