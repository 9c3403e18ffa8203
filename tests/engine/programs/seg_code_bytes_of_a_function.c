// What a program finds when it reads its own instructions: how a function begins and ends, and the call before a
// return address.
#include <stdint.h>
#include <stdio.h>

static unsigned char *behind;

__attribute__((noinline)) static void remember(void)
{
    behind = __builtin_return_address(0);
}

static int doubled(int n)
{
    return n * 2;
}

static void after(void)
{
}

int main(void)
{
    unsigned char *code = (unsigned char *)doubled;

    remember();
    printf("%02x %02x %02x %02x\n", code[0], code[1], code[2], code[3]);
    printf("ends with ret: %d\n", ((unsigned char *)after)[-1] == 0xc3);
    printf("length %td\n", (unsigned char *)after - code);
    printf("call opcode %02x\n", behind[-5]);
    printf("in main: %d\n", behind > (unsigned char *)main);
    printf("%d\n", doubled(4));
    return 0;
}
