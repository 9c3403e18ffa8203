// topic: a structure that is no stream
// asks: The lock of the false stream can be taken. Who notices?
#include <stdio.h>
#include <string.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char file[256];
    long lock[4] = {0};

    memset(file, 0, sizeof file);
    *(long **)(file + 136) = lock;
    puts("written to");
    fputs("never printed", (FILE *)file);
    return 0;
}
