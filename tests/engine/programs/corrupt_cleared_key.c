// topic: double frees go unnoticed once the key is cleared
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(40);
    for (int i = 0; i < 7; i++) {
        free(a);
        a[1] = 0;
    }
    free(a);
    puts("8th went to fastbin");
    a[1] = 0;
    free(a);
    puts("no");
}
