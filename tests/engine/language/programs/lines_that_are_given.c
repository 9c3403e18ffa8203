/* #line says what __LINE__ and __FILE__ give. */
#include <stdio.h>
#define NUMBER 500
int first = __LINE__;
#line 100
int second = __LINE__;
#line 200 "other.c"
int third = __LINE__;
const char *other = __FILE__;
#line NUMBER
int fourth =
    __LINE__;
# 77 "marked.c" 1 3
int fifth = __LINE__;
const char *marked = __FILE__;
int main(void) {
    printf("%d %d %d %d %d %s %s\n", first, second, third, fourth, fifth, other, marked);
    return 0;
}
