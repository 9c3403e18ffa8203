#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char *arguments[] = {"program", "-a", "-x", "-b", "value", "--long", "--wrong", "rest", NULL};
    struct option options[] = {{"long", no_argument, NULL, 'l'}, {0}};
    int letter;

    printf("%d\n", optopt);
    opterr = 0;
    while ((letter = getopt_long(8, arguments, "ab:", options, NULL)) != -1)
        printf("%c: optopt %d, optind %d\n", letter, optopt, optind);
    printf("end: optopt %d, optind %d\n", optopt, optind);
    optopt = 99;
    optind = 1;
    printf("%d", getopt(1, arguments, "a"));
    printf(" %d\n", optopt);
    return 0;
}
