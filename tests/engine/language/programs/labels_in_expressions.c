#include <stdio.h>
static void never(int n) {
    (1 ? printf("n=%d\n", n) : ({
        int i = 1;
        while (1)
            while (i--)
            inside:
                printf("error\n");
        goto inside;
    }));
}
static int kept(int n) {
    return (1 ? printf("kept %d\n", n) : ({
               l:
                   printf("never\n");
                   goto l;
                   0;
           })) +
           ({
               int k = n;
           m:
               if (k < 10) {
                   k += 4;
                   goto m;
               }
               k;
           }) * 2;
}
int main(void) {
    never(1);
    printf("%d %d\n", kept(1), kept(2));
    printf("%zu\n", sizeof(({
               goto x;
           x:
               1L;
           })));
    return 0;
}
