// topic: pipes with names, and who waits for whom
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char folder[] = "/tmp/fifoXXXXXX", line[64];
    struct stat st;
    int waiting = -1;

    mkdtemp(folder);
    chdir(folder);
    printf("%d %d ", mkfifo("f", 0640), mkfifo("f", 0640));
    printf("%s\n", strerror(errno));
    stat("f", &st);
    printf("%d %o %ld\n", S_ISFIFO(st.st_mode), st.st_mode & 0777, (long)st.st_size);
    printf("%d ", open("f", O_WRONLY | O_NONBLOCK));
    printf("%s\n", strerror(errno));
    int early = open("f", O_RDONLY | O_NONBLOCK);
    printf("%d\n", (int)read(early, line, 10));
    close(early);
    fflush(stdout);
    if (fork() == 0) {
        FILE *out = fopen("f", "w");
        fprintf(out, "first line\nsecond line\n");
        fclose(out);
        _exit(3);
    }
    FILE *in = fopen("f", "r");
    while (fgets(line, sizeof line, in))
        printf("got %s", line);
    fclose(in);
    int status;
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    int both = open("f", O_RDWR);
    write(both, "abcdef", 6);
    printf("%d ", ioctl(both, FIONREAD, &waiting));
    printf("%d %ld\n", waiting, (long)lseek(both, 0, SEEK_CUR));
    read(both, line, 4);
    close(both);
    both = open("f", O_RDWR | O_NONBLOCK);
    printf("%d ", (int)read(both, line, 4));
    printf("%s\n", strerror(errno));
    unlink("f");
    write(both, "x", 1);
    printf("%d\n", (int)read(both, line, 4));
    printf("%d %d ", mknod("plain", 0600, 0), mknod("device", S_IFCHR | 0600, 5));
    printf("%s\n", strerror(errno));
    printf("%d ", ioctl(both, TIOCGWINSZ, line));
    printf("%s\n", strerror(errno));
    unlink("plain");
    rmdir(folder);
    return 0;
}
