#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void draw(void)
{
    char picture[128 * 1024];
    memset(picture, 'x', sizeof picture);
}

int main(void)
{
    printf("balance: ");
    int *accounts = malloc(50000 * sizeof *accounts);
    accounts[49999] = 1000;
    draw();
    printf("%d\n", accounts[49999]);
    return 0;
}
