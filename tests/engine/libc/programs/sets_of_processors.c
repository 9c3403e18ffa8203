#define _GNU_SOURCE
#include <malloc.h>
#include <sched.h>
#include <stdio.h>

static void show(const char *what, const cpu_set_t *set)
{
    printf("%s: %d of them:", what, CPU_COUNT(set));
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, set))
            printf(" %d", cpu);
    printf("\n");
}

int main(void)
{
    struct { cpu_set_t set; unsigned long behind; } one = {.behind = 7};
    cpu_set_t other, result;
    int cpu = 1;

    CPU_ZERO(&one.set);
    CPU_ZERO(&other);
    CPU_SET(cpu++, &one.set); /* evaluated once */
    CPU_SET(cpu++, &one.set);
    CPU_SET(1023, &one.set);
    CPU_SET(1024, &one.set); /* there is no such bit */
    CPU_SET(2, &other);
    CPU_SET(70, &other);
    show("one", &one.set);
    printf("%d %lu %d %d\n", cpu, one.behind, CPU_ISSET(1024, &one.set), CPU_ISSET(5000, &one.set));
    CPU_AND(&result, &one.set, &other);
    show("and", &result);
    CPU_OR(&result, &one.set, &other);
    show("or", &result);
    CPU_XOR(&result, &one.set, &other);
    show("xor", &result);
    CPU_CLR(70, &result);
    CPU_CLR(2, &one.set);
    printf("%d %d\n", CPU_EQUAL(&result, &one.set), CPU_EQUAL(&result, &other));

    cpu_set_t *large = CPU_ALLOC(2000);
    size_t size = CPU_ALLOC_SIZE(2000);
    CPU_ZERO_S(size, large);
    CPU_SET_S(1999, size, large);
    CPU_SET_S(3000, size, large);
    printf("%zu %zu %d %d\n", size, malloc_usable_size(large), CPU_COUNT_S(size, large), CPU_ISSET_S(1999, size, large));
    CPU_FREE(large);
    return 0;
}
