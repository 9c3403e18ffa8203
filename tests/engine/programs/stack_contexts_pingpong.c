#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
static ucontext_t main_ctx, co_ctx;
static char stack[65536];
static void body(int a, int b) {
    char local;
    printf("in coroutine %d %d, on own stack %d\n", a, b, &local > stack && &local < stack + sizeof stack);
    swapcontext(&co_ctx, &main_ctx);
    printf("resumed\n");
}
int main(void) {
    getcontext(&co_ctx);
    co_ctx.uc_stack.ss_sp = stack;
    co_ctx.uc_stack.ss_size = sizeof stack;
    co_ctx.uc_link = &main_ctx;
    makecontext(&co_ctx, (void (*)(void))body, 2, 3, 4);
    swapcontext(&main_ctx, &co_ctx);
    printf("back in main\n");
    swapcontext(&main_ctx, &co_ctx);
    printf("done\n");
    return 0;
}
