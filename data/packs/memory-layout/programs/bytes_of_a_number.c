#include <string.h>

int main(void)
{
    unsigned int number = 0x11223344;
    unsigned char *first = (unsigned char *)&number;
    signed char small = -1;
    unsigned short two;
    memcpy(&two, &number, 2);
    *first = 0xff;
    two = two + 1;
    small = small - 1;
    return number == two;
}
