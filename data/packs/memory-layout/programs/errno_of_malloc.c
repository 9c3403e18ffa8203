#include <errno.h>
#include <stdlib.h>

int main(void)
{
    char *p = malloc((size_t)-1 / 2);
    int error = errno;
    return p == NULL ? error : 0;
}
