/* Pointers that are initialised with null lie in .bss or .rodata, as other zeroes do; thread-local data push .relro. */
#include <stdio.h>

static int first = 1;
static char *zero, *null = NULL, *digit = 0, *number = (char *)16, *literal = "x";
static struct { char *p; int k; } both = {0, 0};
static void (*function)(void) = 0;
static char *const constant = 0;
static const struct { int a; char *p; } pair = {1, 0};
static char *const address = "address";
static const char text[] = "text";
static _Thread_local char local[40] = {1};

int main(void) {
    static char *inside = 0, *const names[] = {"one", "two"};
    printf("%td %td %td %td\n", (char *)&null - (char *)&zero, (char *)&digit - (char *)&zero,
           (char *)&both - (char *)&zero, (char *)&function - (char *)&zero);
    printf("%td %td %td\n", (char *)&number - (char *)&first, (char *)&literal - (char *)&first,
           (char *)&inside - (char *)&zero);
    printf("%td %td %td\n", (char *)&pair - (char *)&constant, text - (char *)&constant, text - literal);
    printf("%d %td %td\n", (int)((unsigned long)&address & 63), (char *)names - (char *)&address, names[0] - literal);
    return local[1];
}
