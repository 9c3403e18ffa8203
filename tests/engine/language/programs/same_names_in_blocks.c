/* A variable whose address is taken does not make others of its name more than registers. */
#include <stdio.h>
#define AT(x) (int)((char *)__builtin_frame_address(0) - (char *)&x)
static int inner(void)
{
    int i = 1, plain = 2;
    for (int i = 0; i < 2; i++) {
        int i = 100;
        printf("%d %d ", i, AT(i));
    }
    printf("%d %d\n", i, AT(i));
    return plain;
}
static int outer(int n)
{
    int k = n;
    {
        int n = 3, k = 4;
        printf("%d ", AT(k));
        k += n;
    }
    int z;
    printf("%d %d\n", AT(z), AT(n));
    return k;
}
static int prototype(int k)
{
    int use(int n), n = k;
    int other = 5;
    printf("%d %d\n", AT(other), AT(n));
    return n;
}
int main(void)
{
    inner();
    outer(1);
    prototype(2);
    return 0;
}
