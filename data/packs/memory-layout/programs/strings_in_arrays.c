#include <string.h>

const char name[] = "data";

int main(void)
{
    char filled[8] = "Hi";
    char copied[8];
    strcpy(copied, "Hi");
    short numbers[3] = {1, 256, -1};
    return filled[0] + copied[0] + numbers[0] + name[0] == 0;
}
