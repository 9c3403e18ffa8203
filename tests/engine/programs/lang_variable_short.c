#include <stdarg.h>
#include <stdio.h>

static int first(int n, ...) {
    va_list list;
    va_start(list, n);
    puts("no argument is a short");
    fflush(stdout);
    return va_arg(list, short);
}

int main(void) { return first(1, 2); }
