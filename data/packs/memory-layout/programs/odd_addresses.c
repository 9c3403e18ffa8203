#include <stdint.h>

int main(void)
{
    char local = 1;
    char *here = &local;
    char *far_below = here - 8 * 1024 * 1024;
    char *own_code = (char *)main;
    char *before_code = (char *)main - 4096;
    char *sixteen = (char *)16;
    char *upper_half = (char *)0xffff800000001000;
    return here == far_below || own_code == before_code || sixteen == upper_half;
}
