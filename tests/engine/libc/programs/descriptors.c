// files by descriptor: copies, links, rights, errors
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <string.h>
#include <errno.h>
int main(void)
{
    int fd = open("a.txt", O_CREAT | O_RDWR | O_TRUNC, 0640);
    printf("fd %d\n", fd);
    for (int i = 0; i < 5; i++) {
        char b[32];
        int n = snprintf(b, sizeof b, "line %d\n", i);
        printf("w %zd\n", write(fd, b, n));
    }
    struct stat st;
    fstat(fd, &st);
    printf("%ld %o %d\n", (long)st.st_size, st.st_mode, (int)st.st_nlink);
    lseek(fd, 0, SEEK_SET);
    int out = open("b.txt", O_CREAT | O_EXCL | O_WRONLY, 0600);
    printf("%d\n", out);
    char buf[7];
    ssize_t n;
    while ((n = read(fd, buf, sizeof buf)) > 0)
        write(out, buf, n);
    printf("%zd\n", read(out, buf, 1));
    printf("%s\n", strerror(errno));
    close(out);
    close(fd);
    printf("%d %s\n", close(fd), strerror(errno));
    printf("%d %d\n", open("b.txt", O_CREAT | O_EXCL | O_WRONLY, 0600), errno);
    FILE *f = fopen("b.txt", "r");
    char line[100];
    int k = 0;
    while (fgets(line, sizeof line, f))
        printf("%d:%s", ++k, line);
    fclose(f);
    link("b.txt", "c.txt");
    stat("c.txt", &st);
    printf("nlink %d\n", (int)st.st_nlink);
    unlink("b.txt");
    stat("c.txt", &st);
    printf("nlink %d\n", (int)st.st_nlink);
    symlink("c.txt", "s.txt");
    n = readlink("s.txt", line, 99);
    line[n] = 0;
    printf("%zd %s\n", n, line);
    lstat("s.txt", &st);
    printf("%d %d %ld\n", S_ISLNK(st.st_mode), S_ISREG(st.st_mode), (long)st.st_size);
    mkdir("d", 0755);
    printf("%d %s\n", mkdir("d", 0755), strerror(errno));
    chdir("d");
    printf("%d\n", access("../c.txt", F_OK));
    printf("%d %s\n", access("c.txt", F_OK), strerror(errno));
    chdir("..");
    printf("%d %s\n", unlink("d"), strerror(errno));
    printf("%d\n", rmdir("d"));
    truncate("c.txt", 3);
    fd = open("c.txt", O_RDWR | O_APPEND);
    lseek(fd, 0, SEEK_SET);
    write(fd, "XY", 2);
    lseek(fd, 0, SEEK_SET);
    n = read(fd, line, 99);
    line[n] = 0;
    printf("%s\n", line);
    int d = dup(fd);
    printf("%d %ld\n", d, (long)lseek(d, 0, SEEK_CUR));
    printf("%d\n", dup2(fd, 10));
    printf("%d\n", fcntl(fd, F_GETFL));
    printf("%d\n", fcntl(10, F_GETFD));
    fcntl(10, F_SETFD, FD_CLOEXEC);
    printf("%d\n", fcntl(10, F_GETFD));
    printf("%d\n", fcntl(fd, F_DUPFD, 20));
    printf("%zd %d\n", pread(fd, line, 2, 1), line[0]);
    printf("%zd\n", pwrite(fd, "zz", 2, 0));
    printf("%d %s\n", open("c.txt/x", O_RDONLY), strerror(errno));
    return 0;
}
