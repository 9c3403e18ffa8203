#include <stdio.h>
typedef int (*initcall)(void);
struct cmd {
    const char *n;
    int (*f)(int);
};
#define INIT(fn) static initcall __init_##fn __attribute__((used, section("initcalls"))) = fn
#define CMD(nm)                                                                                              \
    static int nm(int);                                                                                      \
    static struct cmd __cmd_##nm __attribute__((used, section("cmds"))) = {#nm, nm};                         \
    static int nm(int x)
extern initcall __start_initcalls[], __stop_initcalls[];
extern struct cmd __start_cmds[], __stop_cmds[];
static int a(void) {
    puts("a");
    return 1;
}
INIT(a);
static int b(void) {
    puts("b");
    return 2;
}
INIT(b);
CMD(twice) {
    return 2 * x;
}
CMD(square) {
    return x * x;
}
static int cfg __attribute__((section("cfgs"))) = 0;
extern int __start_cfgs, __stop_cfgs;
int main(void) {
    for (initcall *p = __start_initcalls; p < __stop_initcalls; p++)
        (*p)();
    for (struct cmd *c = __start_cmds; c < __stop_cmds; c++)
        printf("%s %d\n", c->n, c->f(7));
    printf("%d %d\n", (int)(__stop_cmds - __start_cmds), 0);
    cfg = 3;
    printf("%d %ld\n", cfg, (char *)&__stop_cfgs - (char *)&__start_cfgs);
    return 0;
}
