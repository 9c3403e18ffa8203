#include <stdio.h>

int main(void)
{
    char *word = "hello";
    word[0] = 'J';
    puts(word);
    return 0;
}
