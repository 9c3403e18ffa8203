// topic: mprotect growing
#define _GNU_SOURCE
#include <stdio.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
int main(void) { char *p = mmap(0, 65536, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); printf("%d", mprotect(p, 4096, PROT_READ | PROT_GROWSDOWN)); printf(" %s\n", strerror(errno)); int x; char *s = (char *)((unsigned long)&x & -4096UL); printf("%d\n", mprotect(s, 4096, PROT_READ | PROT_WRITE | PROT_GROWSDOWN)); return 0; }
