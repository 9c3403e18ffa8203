// topic: return addresses
// asks: How far behind the start of its caller does each call return?
#include <stdio.h>

static char *caller;

static void here(int depth) { printf("%d: +%td\n", depth, (char *)__builtin_return_address(0) - caller); }

static int down(int n)
{
    caller = (char *)down;
    here(n);
    if (n > 0)
        return down(n - 1) + 1;
    here(-1);
    return 0;
}

static void loop(void)
{
    caller = (char *)loop;
    for (int i = 0; i < 2; i++)
        here(i);
    here(5);
}

int main(void)
{
    printf("%d\n", down(2));
    loop();
    return 0;
}
