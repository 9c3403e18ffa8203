// what children leave of the standard input that they share
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void)
{
    char l[100];
    int n = 0;
    while (fgets(l, 100, stdin) && n++ < 9) {
        printf("%d: %s", getpid() > 0, l);
        fflush(stdout);
        pid_t p = fork();
        if (!p) {
            if (n == 2)
                exit(0);
            if (n == 3) {
                fgets(l, 100, stdin);
                printf("child read %s", l);
                fflush(stdout);
                exit(0);
            }
            _exit(0);
        }
        wait(0);
    }
    printf("n %d\n", n);
    return 0;
}
