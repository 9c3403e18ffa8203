// topic: memory of another process
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    char secret[32] = "parent's text", seen[32] = "";
    int ready[2];
    char c;
    pipe(ready);
    pid_t child = fork();
    if (child == 0) {
        strcpy(secret, "child's text");
        write(ready[1], "x", 1);
        pause();
    }
    read(ready[0], &c, 1);
    struct iovec mine = {seen, sizeof seen}, theirs = {secret, sizeof secret};
    printf("%zd bytes: %s\n", process_vm_readv(child, &mine, 1, &theirs, 1, 0), seen);
    printf("own still: %s\n", secret);
    kill(child, SIGKILL);
    wait(NULL);
    ssize_t r = process_vm_readv(child, &mine, 1, &theirs, 1, 0);
    printf("gone: %zd %s\n", r, errno == ESRCH ? "ESRCH" : "other");

    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(pages + 4096, 4096);
    char big[8192];
    struct iovec two[2] = {{big, 100}, {big + 100, 8000}}, area = {pages + 4000, 4192};
    printf("up to the hole: %zd\n", process_vm_readv(getpid(), two, 2, &area, 1, 0));
    struct iovec nowhere = {(void *)8, 8};
    r = process_vm_readv(getpid(), two, 1, &nowhere, 1, 0);
    printf("nowhere: %zd %d\n", r, errno == EFAULT);
    static const char fixed[8] = "const";
    struct iovec text = {"new", 4}, constant = {(void *)fixed, 4};
    r = process_vm_writev(getpid(), &text, 1, &constant, 1, 0);
    printf("read-only: %zd %d\n", r, errno == EFAULT);
    return 0;
}
