// topic: program headers
#define _GNU_SOURCE
#include <link.h>
#include <stdio.h>
#include <string.h>
static int cb(struct dl_phdr_info *i, size_t s, void *d)
{
    const char *n = strrchr(i->dlpi_name, '/');
    printf("%s: %d headers, size %zu\n", n ? n : i->dlpi_name, i->dlpi_phnum, s);
    for (int k = 0; k < i->dlpi_phnum; k++) if (i->dlpi_phdr[k].p_type == PT_LOAD) {
        const ElfW(Phdr) *p = &i->dlpi_phdr[k];
        printf("   %c%c%c", p->p_flags & PF_R ? 'r' : '-', p->p_flags & PF_W ? 'w' : '-', p->p_flags & PF_X ? 'x' : '-');
        char *lo = (char *)i->dlpi_addr + p->p_vaddr;
        if ((char *)d >= lo && (char *)d < lo + p->p_memsz) printf(" <- main");
        puts("");
    }
    return 0;
}
static int stop(struct dl_phdr_info *i, size_t s, void *d) { ++*(int *)d; return *(int *)d == 2 ? 7 : 0; }
int main(void)
{
    printf("%d\n", dl_iterate_phdr(cb, main));
    int n = 0; printf("%d", dl_iterate_phdr(stop, &n)); printf(" %d\n", n);
    return 0;
}
