#include <stdio.h> and more
#include <stdlib.h> /* a comment that
goes on */
#define ANSWER /* spans
    several
    lines */ 42
#define SUM(a, b) ( /* first */ \
    (a) /* and
    the */ + (b) )
/* before */ #define LATE 7 /* one
*/
#if ANSWER /* a
  comment */ == 42
static int line = __LINE__;
#else /* not
this */
#error no
#endif
#if 0
"text"; /*
#else
still a comment */
#else
static int other = __LINE__;
#endif

int main(void)
{
    fd_set set;
    int /* between
    words */ value = SUM(ANSWER, /* x
    */ LATE);

    FD_ZERO(&set);
    printf("%d %d %d %d\n", value, line, other, __LINE__);
    printf("%zu %zu %d\n", sizeof __DATE__, sizeof __TIME__, sizeof(pthread_mutex_t) == 40);
    return FD_ISSET(3, &set);
}
