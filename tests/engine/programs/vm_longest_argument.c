// topic: how long a string execve passes on
// asks: Which argument is too long?
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static const size_t lengths[] = {100, 131071, 131072};

    if (argc > 1) {
        printf("an argument of %zu\n", strlen(argv[1]));
        return 0;
    }
    for (int i = 0; i < 3; i++) {
        char *text = malloc(lengths[i] + 1);
        memset(text, 'a', lengths[i]);
        text[lengths[i]] = '\0';
        if (fork() == 0) {
            execl("/proc/self/exe", "again", text, (char *)NULL);
            printf("%zu: %s\n", lengths[i], strerror(errno));
            exit(1);
        }
        wait(NULL);
        free(text);
    }
    return 0;
}
