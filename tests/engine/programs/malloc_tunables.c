#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <unistd.h>
#include <string.h>
int main(int argc, char **argv)
{
    if (argc == 1) {
        setenv("GLIBC_TUNABLES", "glibc.malloc.tcache_count=2:glibc.malloc.mmap_threshold=8192:glibc.malloc.perturb=90", 1);
        execl("/proc/self/exe", argv[0], "again", (char *)NULL);
        perror("execl");
        return 1;
    }
    if (argc == 2) {
        void *v[5];
        for (int i = 0; i < 5; i++) v[i] = malloc(24);
        for (int i = 0; i < 5; i++) free(v[i]);
        struct mallinfo2 m = mallinfo2();
        printf("fast %zu\n", m.smblks);
        char *p = malloc(9000);
        printf("mapped %d\n", !!(((size_t *)p)[-1] & 2));
        printf("%02x\n", (unsigned char)p[8]);
        char *e[] = {"MALLOC_PERTURB_=17", "MALLOC_MMAP_THRESHOLD_=4096", "MALLOC_TOP_PAD_=0", "MALLOC_ARENA_MAX=1", NULL};
        fflush(stdout);
        execle("/proc/self/exe", argv[0], "again", "env", (char *)NULL, e);
        return 1;
    }
    char *s = sbrk(0);
    unsigned char *p = malloc(4096);
    printf("mapped %d %02x\n", !!(((size_t *)p)[-1] & 2), p[20]);
    unsigned char *q = malloc(100);
    printf("break %td %02x\n", (char *)sbrk(0) - s, q[20]);
    printf("%s\n", getenv("GLIBC_TUNABLES") ? "set" : "unset");
    return 0;
}
