/* <sys/random.h>: random bytes */

#include <features.h>
#include <sys/types.h>
#include <stddef.h>

#define GRND_NONBLOCK 1
#define GRND_RANDOM 2

ssize_t getrandom(void *, size_t, unsigned int);
int getentropy(void *, size_t);
