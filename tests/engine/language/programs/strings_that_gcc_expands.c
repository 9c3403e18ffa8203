/* Calls of string functions that gcc compiles itself do what the functions do, and fault where they would. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int calls;
static char *next(char *p) { calls++; return p; }
static void handler(int number, siginfo_t *info, void *context) {
    printf("fault %p %d\n", info->si_addr, calls);
    fflush(stdout);
    _exit(7);
}

int main(void) {
    char b[100], *p = b, *(*copy)(char *, const char *) = strcpy;
    double d = 1.5, e;
    int x;
    strcpy(b, "hello"), puts(b);
    printf("%td\n", stpcpy(next(p), "abc\0def") - b);
    strcat(b, "-tail"), puts(strcat(b, ""));
    puts(strncpy(b, "xyz", 2)), puts(strncat(b, "123", 9)), puts(strncat(b, "123", 2));
    memcpy(&e, &d, sizeof e), memcpy(&x, "abcd", 4), printf("%g %x\n", e, x);
    memmove(next(b) + 1, next(b), 4), puts(b), memmove(b, "QQ", 2), puts(b);
    printf("%td\n", (char *)mempcpy(b, p + 1, 8) - b);
    printf("%zu %zu %d %d %d\n", strlen("len"), strlen("a\0b"), strcmp(b, ""), strcmp("", b), strcmp(b, "Q") > 0);
    printf("%d %d %d\n", memcmp(b, "Q", 1), strncmp("a", "b", 1), memcmp("b", "a", 1));
    printf("%td %td\n", strchr(b, 0) - b, strrchr(b, '\0') - b);
    printf("%s %s %d\n", strstr("hay", "a"), strstr(b, ""), strstr(b, "~") == NULL);
    printf("%d %s\n", strpbrk(b, "") == 0, strpbrk("hello", "l"));
    printf("%zu %zu %zu %zu\n", strspn(b, ""), strcspn(b, ""), strspn("", b), strcspn("", next(b)));
    copy(b, "through a pointer"), puts(b), puts((strcpy)(b, "in parentheses"));
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &action, 0);
    strcpy((char *)16, "nowhere");
    return 0;
}
