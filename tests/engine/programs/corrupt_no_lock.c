// topic: a structure that is no stream
// asks: Where does the first use of the false stream fault?
#include <stdio.h>
#include <string.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char file[256];

    memset(file, 0, sizeof file);
    puts("written to");
    fputs("never printed", (FILE *)file);
    return 0;
}
