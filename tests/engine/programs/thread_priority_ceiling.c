// topic: priorities of mutexes
// asks: Which protocol needs rights that an ordinary user lacks?
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <threads.h>

static void tell(const char *what, int error) { printf("%s: %s\n", what, strerror(error)); }

int main(void)
{
    pthread_mutexattr_t attributes;
    pthread_mutex_t inherits, protects, plain;
    int value;

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_getprioceiling(&attributes, &value);
    printf("ceiling %d\n", value);
    tell("0", pthread_mutexattr_setprioceiling(&attributes, 0));
    tell("100", pthread_mutexattr_setprioceiling(&attributes, 100));
    tell("42", pthread_mutexattr_setprioceiling(&attributes, 42));
    tell("unknown protocol", pthread_mutexattr_setprotocol(&attributes, 3));
    tell("inherit", pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT));
    pthread_mutex_init(&inherits, &attributes);
    printf("kind %x\n", inherits.__data.__kind);
    tell("lock", pthread_mutex_lock(&inherits));
    tell("try", pthread_mutex_trylock(&inherits));
    tell("its ceiling", pthread_mutex_getprioceiling(&inherits, &value));
    tell("unlock", pthread_mutex_unlock(&inherits));
    tell("protect", pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_PROTECT));
    pthread_mutexattr_getprotocol(&attributes, &value);
    printf("protocol %d\n", value == PTHREAD_PRIO_PROTECT);
    pthread_mutex_init(&protects, &attributes);
    printf("kind %x\n", protects.__data.__kind);
    tell("lock", pthread_mutex_lock(&protects));
    tell("its ceiling", pthread_mutex_getprioceiling(&protects, &value));
    printf("%d\n", value);
    tell("destroy", pthread_mutex_destroy(&protects));
    pthread_mutex_init(&plain, NULL);
    tell("of a plain one", pthread_mutex_setprioceiling(&plain, 3, &value));

    mtx_t mutex;
    for (int kind = 0; kind < 8; kind++)
        printf("%d", mtx_init(&mutex, kind) == thrd_success);
    printf("\n");
    return 0;
}
