#include <pthread.h>
#include <stdio.h>

int balance = 100;
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void *deposit(void *unused)
{
    pthread_mutex_lock(&lock);
    int seen = balance;
    balance = seen + 20;
    pthread_mutex_unlock(&lock);
    return unused;
}

void *withdraw(void *unused)
{
    pthread_mutex_lock(&lock);
    int found = balance;
    balance = found - 50;
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t first, second;
    pthread_create(&first, NULL, deposit, NULL);
    pthread_create(&second, NULL, withdraw, NULL);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    printf("%d\n", balance);
    return 0;
}
