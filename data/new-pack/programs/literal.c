#include <stdio.h>

int main(void)
{
    char *word = "hello";
    word[0] = 'J';
    printf("%s\n", word);
    return 0;
}
