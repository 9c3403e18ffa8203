#include <stdio.h>
#define NDEBUG
#include <assert.h>
static void a(void) {
    assert(0 && "off");
    puts("a passed");
}
#undef NDEBUG
#include <assert.h>
static void b(void) {
    assert(1 + 1 == 2);
    puts("b passed");
    assert(!"on");
}
#define NDEBUG 1
#include <assert.h>
static void c(void) {
    assert(0);
    puts("c");
}
int main(void) {
    a();
    c();
    fflush(stdout);
    b();
    return 0;
}
