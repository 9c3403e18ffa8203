// topic: memory that may only be executed
// asks: Can code there be read? What do system calls and a handler learn?
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static sigjmp_buf back;

static void handler(int number, siginfo_t *info, void *context)
{
    ucontext_t *interrupted = context;
    printf("code %d, error %lx", info->si_code, (long)interrupted->uc_mcontext.gregs[REG_ERR]);
    siglongjmp(back, 1);
}

static void try(const char *name, char *page)
{
    printf("%s: ", name);
    if (!sigsetjmp(back, 1))
        printf("read %d", *(volatile char *)page);
    printf(", ");
    if (!sigsetjmp(back, 1)) {
        *(volatile char *)page = *"\xb8";
        printf("written");
    }
    printf("\n");
}

int main(void)
{
    static const unsigned char forty_two[] = {0xb8, 42, 0, 0, 0, 0xc3};
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *fresh = mmap(NULL, 4096, PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int ends[2];

    setvbuf(stdout, NULL, _IONBF, 0);
    sigaction(SIGSEGV, &action, NULL);
    memcpy(page, forty_two, sizeof forty_two);
    mprotect(page, 4096, PROT_EXEC);
    printf("%d\n", ((int (*)(void))page)());
    try("execute only", page);
    try("never touched", fresh);
    pipe(ends);
    errno = 0;
    printf("write %zd, errno %d\n", write(ends[1], page, 1), errno);
    mprotect(page, 4096, PROT_READ | PROT_EXEC);
    try("readable again", page);
    mprotect(page, 4096, PROT_WRITE);
    try("write only", page);
    return 0;
}
