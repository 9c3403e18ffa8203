#include <stdio.h>
#include <string.h>

int main(void) {
    printf("exit frees no buffer: ");
    fflush(stdout);
    memset(stdout->_IO_buf_base - 16, 0, 16);
    puts("its chunk is damaged, and nobody looks");
    return 3;
}
