/* <sched.h>: scheduling */

#include <features.h>
#include <stddef.h>
#include <bits/types.h>

struct sched_param { int sched_priority; };
typedef struct { unsigned long __bits[16]; } cpu_set_t;

#define CPU_SETSIZE 1024
#define __CPU_BIT(cpu, size, set, otherwise, operation) __extension__ ({ \
    size_t __cpu = (cpu); \
    __cpu / 8 < (size) ? (((unsigned long *)((set)->__bits))[__cpu / 64] operation (1UL << (__cpu % 64))) : otherwise; \
  })
#define CPU_ZERO_S(size, set) do __builtin_memset(set, '\0', size); while (0)
#define CPU_SET_S(cpu, size, set) (__CPU_BIT(cpu, size, set, 0, |=))
#define CPU_CLR_S(cpu, size, set) (__CPU_BIT(cpu, size, set, 0, &= ~))
#define CPU_ISSET_S(cpu, size, set) (__CPU_BIT(cpu, size, set, 0, &) != 0)
#define CPU_COUNT_S(size, set) __sched_cpucount(size, set)
#define CPU_EQUAL_S(size, one, other) (__builtin_memcmp(one, other, size) == 0)
#define __CPU_EACH(size, target, one, other, operation) __extension__ ({ \
    cpu_set_t *__target = (target); \
    const unsigned long *__one = (one)->__bits, *__other = (other)->__bits; \
    for (size_t __index = 0; __index < (size) / sizeof(unsigned long); ++__index) \
      ((unsigned long *)__target->__bits)[__index] = __one[__index] operation __other[__index]; \
    __target; \
  })
#define CPU_AND_S(size, target, one, other) (__CPU_EACH(size, target, one, other, &))
#define CPU_OR_S(size, target, one, other) (__CPU_EACH(size, target, one, other, |))
#define CPU_XOR_S(size, target, one, other) (__CPU_EACH(size, target, one, other, ^))
#define CPU_ZERO(set) CPU_ZERO_S(sizeof(cpu_set_t), set)
#define CPU_SET(cpu, set) CPU_SET_S(cpu, sizeof(cpu_set_t), set)
#define CPU_CLR(cpu, set) CPU_CLR_S(cpu, sizeof(cpu_set_t), set)
#define CPU_ISSET(cpu, set) CPU_ISSET_S(cpu, sizeof(cpu_set_t), set)
#define CPU_COUNT(set) CPU_COUNT_S(sizeof(cpu_set_t), set)
#define CPU_EQUAL(one, other) CPU_EQUAL_S(sizeof(cpu_set_t), one, other)
#define CPU_AND(target, one, other) CPU_AND_S(sizeof(cpu_set_t), target, one, other)
#define CPU_OR(target, one, other) CPU_OR_S(sizeof(cpu_set_t), target, one, other)
#define CPU_XOR(target, one, other) CPU_XOR_S(sizeof(cpu_set_t), target, one, other)
#define CPU_ALLOC_SIZE(count) (((count) + 63) / 64 * 8)
#define CPU_ALLOC(count) __sched_cpualloc(count)
#define CPU_FREE(set) __sched_cpufree(set)

cpu_set_t *__sched_cpualloc(size_t);
void __sched_cpufree(cpu_set_t *);
int __sched_cpucount(size_t, const cpu_set_t *);
int sched_yield(void);
int sched_get_priority_max(int);
int sched_get_priority_min(int);
int sched_getparam(pid_t, struct sched_param *);
int sched_setparam(pid_t, const struct sched_param *);
int sched_getscheduler(pid_t);
int sched_setscheduler(pid_t, int, const struct sched_param *);
int sched_rr_get_interval(pid_t, struct timespec *);
int sched_getaffinity(pid_t, size_t, cpu_set_t *);
int sched_setaffinity(pid_t, size_t, const cpu_set_t *);
int sched_getcpu(void);
int getcpu(unsigned int *, unsigned int *);
int clone(int (*)(void *), void *, int, void *, ...);
int unshare(int);

#define CLONE_NEWTIME 0x00000080
#define CLONE_VM 0x00000100
#define CLONE_FS 0x00000200
#define CLONE_FILES 0x00000400
#define CLONE_SIGHAND 0x00000800
#define CLONE_PIDFD 0x00001000
#define CLONE_PTRACE 0x00002000
#define CLONE_VFORK 0x00004000
#define CLONE_PARENT 0x00008000
#define CLONE_THREAD 0x00010000
#define CLONE_NEWNS 0x00020000
#define CLONE_SYSVSEM 0x00040000
#define CLONE_SETTLS 0x00080000
#define CLONE_PARENT_SETTID 0x00100000
#define CLONE_CHILD_CLEARTID 0x00200000
#define CLONE_DETACHED 0x00400000
#define CLONE_UNTRACED 0x00800000
#define CLONE_CHILD_SETTID 0x01000000
#define CLONE_NEWCGROUP 0x02000000
#define CLONE_NEWUTS 0x04000000
#define CLONE_NEWIPC 0x08000000
#define CLONE_NEWUSER 0x10000000
#define CLONE_NEWPID 0x20000000
#define CLONE_NEWNET 0x40000000
#define CLONE_IO 0x80000000U
#define SCHED_OTHER 0
#define SCHED_FIFO 1
#define SCHED_RR 2
#define SCHED_BATCH 3
#define SCHED_ISO 4
#define SCHED_IDLE 5
#define SCHED_DEADLINE 6
#define SCHED_RESET_ON_FORK 0x40000000
