// topic: the frames of the start-up code above main
#include <stdio.h>
int main(int argc, char **argv)
{
    long *frame = __builtin_frame_address(0);
    printf("main %d, argv %d, argc %ld\n", frame[3] == (long)main, frame[5] == (long)argv, frame[4] >> 32);
    printf("environment %d\n", frame[9] == (long)(argv + 2));
    for (int i = 0; i < 34; i++)
        putchar(frame[i + 1] == 0 ? '.' : 'x');
    putchar('\n');
    return 0;
}
