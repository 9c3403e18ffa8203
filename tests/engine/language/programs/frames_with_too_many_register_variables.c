#include <stdio.h>
static long below(void *frame, void *object) { return (long)((char *)frame - (char *)object); }
static int of_one_size(void) {
    register int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7;
    int local;
    printf("%ld\n", below(__builtin_frame_address(0), &local));
    return a + b * c - d + e * f + g;
}
static long of_several_sizes(register long a, register int b) {
    register short c = 3, d = 4;
    register char *e = "text";
    register unsigned f = 6;
    register char g = 7;
    char local[3];
    printf("%ld\n", below(__builtin_frame_address(0), local));
    return a + b * c - d + e[1] + f * g;
}
static void caller(void) {
    int mark;
    char *here = (char *)&mark;
    printf("%d %ld\n", of_one_size(), of_several_sizes(1, 2));
    printf("%d\n", here - (char *)__builtin_frame_address(0) < 0);
}
int main(void) {
    caller();
    return 0;
}
