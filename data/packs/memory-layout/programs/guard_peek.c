#include <pthread.h>
#include <stdio.h>

void *work(void *unused)
{
    char local = 1;
    char *p = &local;
    while (1) {
        p -= 1024;
        *p = 0;
    }
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    printf("done\n");
    return 0;
}
