// topic: a stream whose structure was cleared, its lock with it
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(void)
{
    printf("waits in the buffer");
    memset(stdout, 0, 216);
    write(1, "before\n", 7);
    puts("after");
    write(1, "end\n", 4);
    return 0;
}
