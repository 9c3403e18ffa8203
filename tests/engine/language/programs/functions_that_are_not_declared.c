#include <stdio.h>
#define _GNU_SOURCE /* too late: the first header has been read */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int is_cut(const void *pointer)
{
    return (long)pointer == (int)(long)pointer;
}

int main(void)
{
    static char text[] = "Hello World";
    struct tm when;

    printf("%d %d %d\n", is_cut(strcasestr(text, "world")), is_cut(memrchr(text, 'o', 11)), is_cut(strchrnul(text, 'x')));
    printf("%d %d %d\n", is_cut(basename(text)), is_cut(memmem(text, 11, "lo", 2)), is_cut(get_current_dir_name()));
    printf("%d\n", is_cut(strptime("2001", "%Y", &when)));
    printf("%d %d\n", is_cut(mempcpy(text, "J", 1)), is_cut(strdup(text)));
    return 0;
}
