#include <string.h>

int main(int argc, char **argv)
{
    int longest = 0;
    for (int i = 1; i < argc; i++) {
        char *word = argv[i];
        int length = strlen(word);
        if (length > longest)
            longest = length;
    }
    return longest;
}
