// files that children write and parents read, offsets that they share
#include <stdio.h>
#include <unistd.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <dirent.h>
int main(void)
{
    for (int i = 0; i < 3; i++) {
        pid_t p = fork();
        if (!p) {
            char n[20];
            sprintf(n, "r%d.txt", i);
            FILE *f = fopen(n, "w");
            fprintf(f, "child %d result %d\n", i, i * i);
            fclose(f);
            int fd = open("log", O_CREAT | O_WRONLY | O_APPEND, 0644);
            dprintf(fd, "log %d\n", i);
            close(fd);
            _exit(i);
        }
        int st;
        waitpid(p, &st, 0);
        char n[20], line[50];
        sprintf(n, "r%d.txt", i);
        FILE *f = fopen(n, "r");
        if (!f) {
            perror(n);
            exit(1);
        }
        fgets(line, 50, f);
        printf("parent read: %s", line);
        fclose(f);
        fflush(stdout);
        struct stat s;
        stat("log", &s);
        printf("log size %ld\n", (long)s.st_size);
        fflush(stdout);
        if (s.st_size > 6)
            unlink("r0.txt");
        int cnt = 0;
        DIR *d = opendir(".");
        struct dirent *e;
        while ((e = readdir(d)))
            if (e->d_name[0] == 'r')
                cnt++;
        closedir(d);
        printf("cnt %d\n", cnt);
        fflush(stdout);
        int fd = open("log", O_RDONLY);
        char b[100];
        int k = read(fd, b, 100);
        printf("%d bytes, malloc %p\n", k, malloc(k));
        fflush(stdout);
        close(fd);
    }
    int fd = open("shared", O_CREAT | O_RDWR | O_TRUNC, 0644);
    write(fd, "abcdef", 6);
    lseek(fd, 0, SEEK_SET);
    if (!fork()) {
        char c;
        read(fd, &c, 1);
        printf("child %c\n", c);
        fflush(stdout);
        write(fd, "ZZ", 2);
        _exit(0);
    }
    wait(0);
    char c;
    read(fd, &c, 1);
    printf("parent %c %ld\n", c, (long)lseek(fd, 0, SEEK_CUR));
    fflush(stdout);
    if (!fork()) {
        printf("off %ld\n", (long)lseek(fd, 0, SEEK_CUR));
        fflush(stdout);
        read(fd, &c, 1);
        _exit(0);
    }
    wait(0);
    printf("off %ld\n", (long)lseek(fd, 0, SEEK_CUR));
    lseek(fd, 0, 0);
    char b[10] = {0};
    read(fd, b, 9);
    printf("%s\n", b);
    return 0;
}
