/* Large objects of inner blocks share a place unless they live at the same time: from the first mention to the end. */
#include <stdio.h>
#define AT(v) (int)((char *)__builtin_frame_address(0) - (char *)&v)
static int mentioned_later(int x)
{
    {
        char outer[100];
        {
            char inner[40];
            printf("%d ", AT(inner));
        }
        printf("%d\n", AT(outer));
    }
    return x;
}
static int mentioned_before(int x)
{
    {
        char outer[100];
        printf("%d ", AT(outer));
        {
            char inner[40];
            printf("%d\n", AT(inner));
        }
    }
    return x;
}
static int in_branches(int x)
{
    for (int i = 0; i < 2; i++) {
        char always[50];
        if (x > i) {
            char then[33];
            printf("%d ", AT(then));
            continue;
        } else {
            long otherwise[8];
            printf("%d ", AT(otherwise));
            if (x == i)
                goto out;
        }
        printf("%d ", AT(always));
    }
out:
    puts("");
    return x;
}
static int around_a_loop(int x)
{
    while (x-- > 0) {
        char late[60], early[60];
        if (x)
            printf("%d ", AT(early));
        {
            int inner[20] = {x};
            printf("%d %d ", AT(inner), inner[0]);
        }
        printf("%d\n", AT(late));
    }
    return x;
}
static int in_a_switch(int x)
{
    switch (x) {
    case 1: {
        struct { char text[90]; int n; } record;
        printf("%d ", AT(record));
    }
    default: {
        char text[32], small[31];
        printf("%d %d\n", AT(text), AT(small));
    }
    }
    return x;
}
int main(void)
{
    mentioned_later(1), mentioned_before(1), in_branches(0), in_branches(1), around_a_loop(2);
    in_a_switch(1), in_a_switch(2);
    return 0;
}
