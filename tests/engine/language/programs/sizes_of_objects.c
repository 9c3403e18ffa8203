#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct S {
    char a[10];
    int b;
    char c[4];
};
int main(int argc, char **argv) {
    char buf[20];
    struct S s;
    char *p = buf;
    int a2[3][4];
    printf("%zu %zu %zu %zu\n", __builtin_object_size(buf, 0), __builtin_object_size(buf + 5, 0),
           __builtin_object_size(&buf[20], 0), __builtin_object_size(p, 0));
    printf("%zu %zu %zu %zu\n", __builtin_object_size(s.a, 0), __builtin_object_size(s.a, 1),
           __builtin_object_size(&s.b, 1), __builtin_object_size(&s.a[3], 1));
    printf("%zu %zu %zu\n", __builtin_object_size(argv, 0), __builtin_object_size(argv, 2),
           __builtin_object_size("hello", 0));
    printf("%zu %zu\n", __builtin_object_size(a2[1], 1), __builtin_object_size(&a2[1][2], 1));
    printf("%zu %zu\n", __builtin_object_size(malloc(10), 0), __builtin_object_size(p + 3, 2));
    printf("%zu\n", __builtin_object_size(&s, 3));
    printf("%zu %zu\n", __builtin_object_size(buf + argc, 0), __builtin_object_size(&buf[argc], 2));
    return 0;
}
