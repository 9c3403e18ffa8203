// getopt, getopt_long, getopt_long_only and getsubopt
#define _GNU_SOURCE
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
void run(const char *spec, struct option *lo, int only, int n, ...)
{
    __builtin_va_list ap;
    char *av[20] = {"./prog"};
    __builtin_va_start(ap, n);
    for (int i = 1; i <= n; i++)
        av[i] = strdup(__builtin_va_arg(ap, char *));
    av[n + 1] = 0;
    optind = 0;
    int c, li = -7;
    printf("== %s\n", spec);
    while ((c = lo ? (only ? getopt_long_only : getopt_long)(n + 1, av, spec, lo, &li)
                   : getopt(n + 1, av, spec)) != -1) {
        fflush(stdout);
        printf("%d(%c) optarg=%s optind=%d optopt=%d li=%d\n", c, c > 31 ? c : '.', optarg ? optarg : "-",
               optind, (c == '?' || c == ':') ? optopt : 0, li);
    }
    printf("end %d:", optind);
    for (int i = 0; i <= n; i++)
        printf(" %s", av[i]);
    puts("");
    fflush(stdout);
}
int flagv;
int main()
{
    struct option lo[] = {{"add", 1, 0, 'a'}, {"append", 0, 0, 'p'},  {"delete", 0, &flagv, 42},
                          {"opt", 2, 0, 'o'}, {"verbose", 0, 0, 'v'}, {"verb", 0, 0, 'V'},
                          {0, 0, 0, 0}};
    run("ab:c::", 0, 0, 5, "-a", "-bval", "-b", "v2", "file");
    run("ab:c::", 0, 0, 6, "x", "-a", "y", "-cfoo", "-c", "z");
    run("+ab:", 0, 0, 4, "-a", "x", "-b", "y");
    run("-ab:", 0, 0, 4, "-a", "x", "-b", "y");
    run("ab:", 0, 0, 2, "-z", "-b");
    run(":ab:", 0, 0, 2, "-z", "-b");
    run("ab", 0, 0, 5, "x", "-ab", "--", "-a", "y");
    run("ab", 0, 0, 3, "-", "-a", "-ba");
    run("ab:", lo, 0, 7, "--add", "1", "--add=2", "--app", "--delete", "f", "--opt");
    run("ab:", lo, 0, 5, "--opt=x", "--ver", "--verb", "--nope", "--append=3");
    run("ab:", lo, 0, 2, "--a", "--add");
    run(":ab:", lo, 0, 1, "--add");
    run("ab:", lo, 1, 5, "-add", "5", "-append", "-a", "-q");
    printf("%d\n", flagv);
    run("", 0, 0, 0);
    run("a", 0, 0, 2, "-a", "--");
    char s[] = "rw,size=10,bad=3,ro";
    char *p = s, *v;
    char *const tk[] = {"ro", "rw", "size", 0};
    while (*p) {
        int r = getsubopt(&p, tk, &v);
        printf("%d %s\n", r, v ? v : "-");
    }
}
