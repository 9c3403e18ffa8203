#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int file = open("file", O_RDWR | O_CREAT, 0600), ends[2];

    pipe(ends);
    printf("%d %d %d\n", posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL), posix_fadvise(file, -7, 10, POSIX_FADV_DONTNEED),
           posix_fadvise(file, 0, 10, 99));
    printf("%d %d\n", posix_fadvise(file, 0, -1, POSIX_FADV_NORMAL), posix_fadvise(file, 5, -5, POSIX_FADV_NORMAL));
    printf("%d %d\n", posix_fadvise(ends[0], 0, -1, POSIX_FADV_NORMAL), posix_fadvise(99, 0, -1, POSIX_FADV_NORMAL));
    printf("%d %d %d\n", posix_fallocate(file, 0, 0), posix_fallocate(file, -1, 10), posix_fallocate(file, 0, -1));
    printf("%d %d\n", posix_fallocate(99, 0, 10), posix_fallocate(ends[0], 0, 10));
    return unlink("file");
}
