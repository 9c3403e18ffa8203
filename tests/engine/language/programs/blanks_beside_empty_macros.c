#include <stdio.h>

#define TEXT(x) #x
#define SHOW(x) puts(TEXT(x))
#define NOTHING /* empty */
#define EMPTY() /* empty */
#define BOTH EMPTY()EMPTY()
#define MIXED EMPTY()NOTHING
#define BEHIND(x) x EMPTY()
#define BEFORE(x) MIXED x

int main(void)
{
    puts(TEXT(|MIXED|));
    SHOW(|MIXED|);
    SHOW(| MIXED|);
    SHOW(|MIXED |);
    SHOW(| BOTH|);
    SHOW(| EMPTY()EMPTY()|);
    SHOW(| NOTHING EMPTY()|);
    SHOW(BEHIND(|)|);
    SHOW(|BEFORE(|));
    return 0;
}
