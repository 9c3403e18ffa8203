// topic: a BSS that is larger than memory
// asks: The file is small. What happens when it is started?
#include <stdio.h>

static char large[200ul << 30];

int main(void)
{
    puts("never printed");
    return large[0];
}
