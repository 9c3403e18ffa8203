#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_t main_thread;
static char *program;

static void *run(void *unused)
{
    pthread_join(main_thread, NULL);
    execl(program, program, "again", NULL);
    return NULL;
}

int main(int count, char **arguments)
{
    pthread_t thread;

    if (count > 1) {
        printf("%s, %s\n", arguments[1], getpid() == gettid() ? "as the main thread" : "as another thread");
        return 3;
    }
    program = arguments[0];
    main_thread = pthread_self();
    pthread_create(&thread, NULL, run, NULL);
    pthread_exit(NULL);
}
