#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
extern char *__progname;
int main(int c, char **v) {
    printf("%s %d %s\n", program_invocation_short_name, strcmp(program_invocation_name, v[0]), __progname);
    return 0;
}
