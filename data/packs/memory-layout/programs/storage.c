#include <stdlib.h>

int counter;
int limit = 10;
const int answer = 42;
_Thread_local int own = 1;

int main(void)
{
    static int calls = 1;
    static int total;
    int local = 3;
    const int fixed = 4;
    int *block = malloc(100);
    char *literal = "hello";
    block[0] = local + fixed + calls + total + counter + limit + answer + own + literal[0];
    free(block);
    return 0;
}
