// topic: exec counts
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int main(int argc, char **argv) { int n = argc > 1 ? atoi(argv[1]) : 0; printf("life %d\n", n); fflush(stdout); if (n == 3) return 9; char b[8]; sprintf(b, "%d", n + 1); printf("lost"); execl("/proc/self/exe", argv[0], b, (char *)0); return 1; }
