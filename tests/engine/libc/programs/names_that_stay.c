#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHOW(call) do { errno = 0; long result = (call); printf("%s: %ld, errno %d\n", #call, result, errno); } while (0)

int main(void)
{
    mkdir("folder", 0700);
    mkdir("folder/inner", 0700);
    SHOW(rmdir("/"));
    SHOW(unlink("/"));
    SHOW(rename("/", "/other"));
    SHOW(rmdir("folder/inner/."));
    SHOW(rmdir("folder/inner/./"));
    SHOW(rmdir("folder/inner/.."));
    SHOW(rmdir("."));
    SHOW(rmdir(".."));
    SHOW(unlink("folder/."));
    SHOW(rename("folder/.", "other"));
    SHOW(rename("folder/inner/..", "other"));
    SHOW(rmdir("folder/inner"));
    SHOW(rmdir("./folder/"));
    return 0;
}
