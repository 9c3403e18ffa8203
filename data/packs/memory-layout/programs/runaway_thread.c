#include <pthread.h>

int depth(int n)
{
    char frame[4000];
    frame[0] = (char)n;
    return depth(n + 1) + frame[0];
}

void *work(void *unused)
{
    depth(0);
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    return 0;
}
