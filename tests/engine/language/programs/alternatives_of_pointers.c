#include <stdio.h>
#define Q(e)                                                                                                 \
    _Generic((e),                                                                                            \
        const int *: "const",                                                                                \
        volatile int *: "volatile",                                                                          \
        const volatile int *: "both",                                                                        \
        int *: "plain",                                                                                      \
        const void *: "const void",                                                                          \
        void *: "void",                                                                                      \
        default: "other")
int main(void) {
    int i = 1;
    const int c = 2;
    volatile int v = 3;
    void *p = &i;
    const void *q = &c;
    int z = 0;
    printf("%s %s %s %s %s %s %s %s\n", Q(z ? &i : &c), Q(z ? &v : &c), Q(z ? &i : &i), Q(z ? p : &i),
           Q(z ? &c : p), Q(z ? q : &i), Q(1 ? &i : 0), Q(1 ? &c : (void *)0));
    printf("%s\n", Q(0 ? (int volatile *)0 : (void const *)1));
    return 0;
}
