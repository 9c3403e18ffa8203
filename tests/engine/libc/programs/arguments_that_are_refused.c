#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define SHOW(call) do { errno = 0; long result = (call); printf("%s: %ld, errno %d\n", #call, result, errno); } while (0)

static void show_matches(const char *pattern, int flags)
{
    glob_t found;
    int result = glob(pattern, flags, NULL, &found);

    printf("%s: %d", pattern, result);
    for (size_t i = 0; result == 0 && i < found.gl_pathc; i++)
        printf(" %s", found.gl_pathv[i]);
    printf("\n");
}

int main(void)
{
    char bytes[4] = "abc";
    struct iovec vector = {bytes, 3};
    struct stat status;
    int file = open("file", O_RDWR | O_CREAT, 0600);

    SHOW(pread(file, bytes, 1, -1));
    SHOW(pwrite(file, bytes, 1, -1));
    SHOW(preadv(file, &vector, 1, -1));
    SHOW(pwritev(file, &vector, 1, -2));
    SHOW(pread(99, bytes, 1, -1));
    SHOW(truncate("missing", -1));
    SHOW(access("file", 77));
    SHOW(getgroups(-1, NULL));
    SHOW(ttyname_r(file, bytes, 3));
    SHOW(symlink("file", "link"));
    SHOW(lchmod("link", 0400));
    SHOW(lchmod("file", 0640));
    SHOW(fchmodat(AT_FDCWD, "link", 0400, AT_SYMLINK_NOFOLLOW));
    SHOW(fchmodat(AT_FDCWD, "file", 0600, 0x8000));
    stat("link", &status);
    printf("%o\n", status.st_mode);
    printf("%s %s\n", sigabbrev_np(SIGIO), sigabbrev_np(SIGABRT));

    mkdir("folder", 0700);
    symlink("nowhere", "broken");
    symlink("folder", "way");
    show_matches("[bflw]*", 0);
    show_matches("[bflw]*/", 0);
    show_matches("[bflw]*/", GLOB_MARK);
    show_matches("folder/", 0);
    show_matches("[bw]*/.", 0);
    return unlink("broken") + unlink("way") + rmdir("folder") + unlink("link") + unlink("file");
}
