// topic: what is mapped besides the program
// asks: What lies at the beginning of the vdso and of the libraries? What is in memory of them?
#define _GNU_SOURCE
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>

static void show(const char *name, const Elf64_Ehdr *header)
{
    printf("%s: %.3s, class %d, type %d, machine %d, program headers at %ld\n", name, (const char *)header + 1,
           header->e_ident[EI_CLASS], header->e_type, header->e_machine, (long)header->e_phoff);
}

static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
    const char *name = strrchr(info->dlpi_name, '/');
    show(name ? name + 1 : info->dlpi_name, (const void *)info->dlpi_addr);
    return 0;
}

int main(void)
{
    struct rusage usage;

    show("vdso", (const void *)getauxval(AT_SYSINFO_EHDR));
    dl_iterate_phdr(visit, NULL);
    getrusage(RUSAGE_SELF, &usage);
    printf("in memory: over 500 KiB %d, over 1 GiB %d\n", usage.ru_maxrss > 500, usage.ru_maxrss > 1 << 20);
    return 0;
}
