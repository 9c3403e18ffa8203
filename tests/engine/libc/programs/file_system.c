// files, directories, links, rights and their errors
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <dirent.h>
#include <utime.h>
#define T(e) \
    do { \
        errno = 0; \
        long r_ = (long)(e); \
        printf("%s = %ld %s\n", #e, r_, r_ == -1 ? strerror(errno) : ""); \
    } while (0)
#define H(x) ((unsigned long)(x) & 0xfffff)
void st(const char *p)
{
    struct stat s;
    if (lstat(p, &s)) {
        printf("%s: %s\n", p, strerror(errno));
        return;
    }
    printf("%s: %o nlink %lu uid %u size %ld blk %ld %ld\n", p, s.st_mode,
           (unsigned long)(S_ISDIR(s.st_mode) ? 0 : s.st_nlink), s.st_uid,
           S_ISDIR(s.st_mode) ? 0L : s.st_size, s.st_blksize, S_ISDIR(s.st_mode) ? 0L : s.st_blocks);
}
int main()
{
    char b[5000];
    setbuf(stdout, 0);
    struct stat s;
    fstat(0, &s);
    printf("stdin %o %lx\n", s.st_mode, s.st_rdev);
    fstat(1, &s);
    printf("stdout %o %ld\n", s.st_mode, s.st_size);
    T(open("f", O_RDONLY));
    T(open("f", O_RDWR | O_CREAT, 0644));
    T(write(3, "hello world", 11));
    T(lseek(3, 0, SEEK_CUR));
    T(lseek(3, -5, SEEK_END));
    T(read(3, b, 100));
    T(lseek(3, -1, SEEK_SET));
    T(lseek(3, 100, SEEK_SET));
    T(write(3, "x", 1));
    st("f");
    T(ftruncate(3, 5));
    st("f");
    T(pread(3, b, 10, 1));
    T(fcntl(3, F_GETFL));
    T(fcntl(3, F_GETFD));
    T(fcntl(3, F_DUPFD, 10));
    T(close(10));
    T(close(10));
    T(dup2(3, 7));
    T(write(7, "abc", 3));
    T(close(7));
    T(fcntl(1, F_GETFL));
    T(fcntl(0, F_GETFL));
    T(open("f", O_CREAT | O_EXCL | O_RDWR, 0600));
    T(open("f/x", O_RDONLY));
    T(open("nodir/x", O_CREAT | O_RDWR, 0600));
    T(open(".", O_RDWR));
    T(open("/root/x", O_RDONLY));
    T(open("/newfile", O_CREAT | O_RDWR, 0600));
    T(open("", O_RDONLY));
    T(open("f", O_DIRECTORY));
    T(close(3));
    T(open("f", O_WRONLY | O_TRUNC));
    st("f");
    T(read(3, b, 1));
    T(close(3));
    T(chmod("f", 0400));
    st("f");
    T(open("f", O_RDWR));
    T(access("f", R_OK));
    T(access("f", W_OK));
    T(access("f", X_OK));
    T(access("nope", F_OK));
    T(chmod("f", 0644));
    T(mkdir("d", 0755));
    T(mkdir("d", 0755));
    st("d");
    T(mkdir("d/e/f", 0755));
    T(mkdir("d/e", 0700));
    T(rmdir("d"));
    T(open("d", O_WRONLY));
    T(unlink("d"));
    T(rename("f", "d/g"));
    st("f");
    st("d/g");
    T(rename("d/g", "d/e"));
    T(rename("d", "d/e/z"));
    T(link("d/g", "h"));
    st("h");
    T(symlink("h", "s"));
    st("s");
    T(readlink("s", b, 100));
    T(readlink("h", b, 100));
    T(open("s", O_RDONLY | O_NOFOLLOW));
    T(open("s", O_RDONLY));
    T(symlink("loop", "loop"));
    T(open("loop", O_RDONLY));
    T(stat("s", &s));
    printf("%o\n", s.st_mode);
    DIR *d = opendir(".");
    void *m = malloc(24);
    printf("%ld\n", (long)((char *)m - (char *)d));
    struct dirent *e;
    char *names[20];
    int n = 0;
    while (e = readdir(d))
        if (!strstr(e->d_name, "file_system") && strcmp(e->d_name, ".in"))
            names[n++] = strdup(e->d_name);
    closedir(d);
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++)
            if (strcmp(names[i], names[j]) > 0) {
                char *t = names[i];
                names[i] = names[j];
                names[j] = t;
            }
    for (int i = 0; i < n; i++)
        printf("%s ", names[i]);
    puts("");
    printf("%p %s\n", opendir("nope"), strerror(errno));
    printf("%p %s\n", opendir("h"), strerror(errno));
    struct dirent **l;
    n = scandir("d", &l, 0, alphasort);
    for (int i = 0; i < n; i++)
        printf("%s %d;", l[i]->d_name, l[i]->d_type);
    puts("");
    T(chdir("d/e"));
    T(chdir("nope"));
    char *c = getcwd(0, 0);
    printf("%s\n", strrchr(c, '/'));
    T(chdir(".."));
    printf("%d\n", getcwd(b, 3) == 0);
    perror("cwd");
    printf("%s\n", strrchr(realpath("./e/../g", 0), '/'));
    printf("%p\n", realpath("zz", b));
    T(chdir(".."));
    struct iovec v[3] = {{"ab", 2}, {"cde", 3}, {"f\n", 2}};
    T(writev(1, v, 3));
    T(umask(077));
    T(open("u", O_CREAT | O_RDWR, 0666));
    st("u");
    T(unlink("u"));
    T(unlink("u"));
    T(unlink("s"));
    T(unlink("loop"));
    T(unlink("h"));
    T(unlink("d/g"));
    T(rmdir("d/e"));
    T(rmdir("d"));
    st("d");
    st("/dev/null");
    st("/tmp");
    T(open("/dev/full", O_RDONLY));
    T(creat("q", 0600));
    struct utimbuf u = {1000, 2000};
    T(utime("q", &u));
    stat("q", &s);
    printf("%ld %ld\n", s.st_atime, s.st_mtime);
    T(unlink("q"));
    T(truncate("q", 3));
    T(remove("q"));
    T(chown("/tmp", 0, 0));
    T(isatty(0));
    T(isatty(99));
    T(pipe(0));
}
