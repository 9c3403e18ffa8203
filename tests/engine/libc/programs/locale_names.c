#include <errno.h>
#include <locale.h>
#include <stdio.h>

int main(void)
{
    const char *names[] = {"C", "POSIX", "nowhere", "aa_BB.UTF-8", "C/x", "../C", "LC_CTYPE=C", "LC_CTYPE=C;LC_TIME=C", ""};

    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        for (int all = 0; all < 2; all++) {
            errno = 0;
            const char *found = setlocale(all ? LC_ALL : LC_CTYPE, names[i]);
            printf("%s of '%s': %s, errno %d\n", all ? "all" : "characters", names[i], found ? found : "none", errno);
        }
    }
    errno = 0;
    printf("%d %d\n", setlocale(55, "C") == NULL, errno);
    return 0;
}
