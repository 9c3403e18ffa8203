#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

static void tell(const char *what, int result)
{
    printf("%s: %d, errno %d\n", what, result, errno);
    errno = 0;
}

int main(void)
{
    int first = open("file", O_RDWR | O_CREAT, 0600), second = open("file", O_RDWR), reader = open("file", O_RDONLY);
    int copy = dup(first);
    struct flock lock = {.l_type = F_WRLCK};

    for (int operation = 0; operation < 17; operation++) {
        printf("%d ", operation);
        tell("flock", flock(first, operation));
        flock(first, LOCK_UN);
    }
    tell("no descriptor", flock(99, LOCK_SH));
    tell("exclusive", flock(first, LOCK_EX));
    tell("by a copy", flock(copy, LOCK_EX | LOCK_NB));
    tell("by another opening", flock(second, LOCK_EX | LOCK_NB));
    tell("shared", flock(reader, LOCK_SH | LOCK_NB));
    tell("down to shared", flock(copy, LOCK_SH));
    tell("both shared", flock(reader, LOCK_SH | LOCK_NB));
    tell("up to exclusive", flock(first, LOCK_EX | LOCK_NB));
    close(reader);
    tell("when the other is closed", flock(first, LOCK_EX | LOCK_NB));
    reader = open("file", O_RDONLY);
    for (int command = -1; command < 5; command++)
        tell("lockf", lockf(first, command, 0));
    tell("of a file for reading", lockf(reader, F_TLOCK, 0));
    tell("before its beginning", lockf(first, F_TLOCK, -5));
    tell("to write what is read", fcntl(reader, F_SETLK, &lock));
    return unlink("file");
}
