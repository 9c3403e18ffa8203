#include <stdio.h>

int main(void) {
    printf("%d %d %d\n", 1 << 4294967295, 1 << 4294967296, -8 >> 4294967295);
    printf("%u %d %d\n", 1u << 4294967297u, 1 << 64, 3 << 0xffffffffffffffff);
    printf("%ld %ld %ld\n", 1L << 4294967295, 1L << 4294967297, -8L >> 4294967296);
    printf("%ld %ld %ld %ld\n", 1L << -1, 1L << -1L, 1L << -33, 1L << 2147483648);
    return 0;
}
