#include <arpa/inet.h>
#include <stdio.h>

int main(void)
{
    const char *texts[] = {"1", "1.2", "1.2.3", "1.2.3.4", "1.2.3.4.5", "0x10.1", "010.2", "256", "1.256", "1.", "", " 1", "1 ", "1 2", "a"};

    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
        printf("'%s' %x %x\n", texts[i], inet_network(texts[i]), inet_addr(texts[i]));
    return 0;
}
