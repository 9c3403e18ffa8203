// topic: how many areas a process may have
// asks: Why does mprotect run out of memory, when nothing is allocated?
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define PAGE 4096L

int main(void)
{
    char *pages = mmap(NULL, 100000 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    long made = 0;

    while (made < 50000 && mprotect(pages + 2 * made * PAGE, PAGE, PROT_READ) == 0)
        made++;
    printf("%s, after about 32,700: %d\n", strerror(errno), made > 32600 && made < 32766);
    printf("the middle of an area: %d\n", munmap(pages + 90000 * PAGE, PAGE));
    printf("a whole area: %d\n", munmap(pages + 2 * PAGE, PAGE));
    printf("now: %d\n", munmap(pages + 90000 * PAGE, PAGE));
    return 0;
}
