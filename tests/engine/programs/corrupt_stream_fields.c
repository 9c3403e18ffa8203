// topic: changed fields of stdout
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <string.h>
int main(void)
{
    printf("%d %d\n", stdout->_fileno, stderr->_flags & 2); printf("%d\n", (int)(stdout->_IO_write_ptr - stdout->_IO_write_base));
    stdout->_IO_write_ptr = stdout->_IO_write_base + 2; 
    puts("!"); fflush(stdout);
    stdout->_fileno = 77; puts("lost"); printf("%d %d\n", fflush(stdout), 0); stdout->_fileno = 1; printf("%d\n", ferror(stdout)); 
    stdout->_IO_buf_end = stdout->_IO_buf_base + 4; stdout->_IO_write_end = stdout->_IO_buf_end; printf("longer than four\n"); 
    stdout->_lock = 0; fflush(0);
    write(1, "end\n", 4);
    puts("z");
    return 0;
}
