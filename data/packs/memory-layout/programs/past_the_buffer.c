#include <stdio.h>
#include <string.h>

void greet(const char *name)
{
    char word[16];
    strcpy(word, name);
    printf("hello %s\n", word);
}

int main(void)
{
    greet("Ada");
    return 0;
}
