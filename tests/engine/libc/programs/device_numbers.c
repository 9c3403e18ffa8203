#include <stdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

int main(void)
{
    static const unsigned numbers[] = {0, 1, 255, 256, 0xFFF, 0x1000, 0xABCDEF, 0xFFFFFFFF};
    struct stat status;

    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        dev_t device = makedev(numbers[i], numbers[7 - i]);
        printf("%lx: %x %x\n", device, major(device), minor(device));
    }
    stat("/dev/null", &status);
    printf("/dev/null: %u, %u\n", major(status.st_rdev), minor(status.st_rdev));
    return 0;
}
