#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    const char *paths[] = {"missing", "missing/below", "folder/../other", "link/x", "./file/x", "file/..", "loop",
                           "far/y/z", "", "link/.//", "folder/link/../none"};
    char here[4096], found[4096];

    getcwd(here, sizeof here);
    mkdir("folder", 0755);
    symlink("folder", "link");
    symlink("../folder", "folder/link");
    symlink("loop", "loop");
    symlink("/nowhere/at/all", "far");
    fclose(fopen("file", "w"));
    for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
        strcpy(found, "untouched");
        errno = 0;
        char *result = realpath(paths[i], found);
        int below = strncmp(found, here, strlen(here)) == 0;
        printf("'%s': %s, %s%s, errno %d\n", paths[i], result ? "found" : "not found", below ? "." : "",
               below ? found + strlen(here) : found, errno);
    }
    printf("%d\n", realpath("missing", NULL) == NULL);
    unlink("folder/link"), unlink("link"), unlink("loop"), unlink("far"), unlink("file");
    return rmdir("folder");
}
