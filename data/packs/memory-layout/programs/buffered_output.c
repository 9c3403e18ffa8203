#include <stdio.h>
#include <unistd.h>

int main(void)
{
    printf("one\n");
    write(1, "two\n", 4);
    printf("three\n");
    fflush(stdout);
    printf("four\n");
    write(1, "five\n", 5);
    return 0;
}
