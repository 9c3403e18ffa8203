#include <stdio.h>

#pragma pack(1)
#pragma pack(pop)
struct nothing_to_pop { char a; long b; };
#pragma pack()
struct reset { char a; long b; };
#pragma pack(push, 2)
#pragma pack(1)
struct changed { char a; long b; };
#pragma pack(pop)
struct popped { char a; long b; };
#pragma pack(push, outer, 1)
#pragma pack(push, inner, 2)
#pragma pack(push, 4)
struct innermost { char a; long b; };
#pragma pack(pop, outer)
struct popped_by_name { char a; long b; };
#pragma pack(push, 4)
#pragma pack(push, here)
struct pushed_only { char a; long b; };
#pragma pack(pop, elsewhere)
struct popped_by_other_name { char a; long b; };
#pragma pack(pop)
struct last { char a; long b; };

int main(void)
{
    printf("%zu %zu %zu %zu\n", sizeof(struct nothing_to_pop), sizeof(struct reset), sizeof(struct changed), sizeof(struct popped));
    printf("%zu %zu %zu\n", sizeof(struct innermost), sizeof(struct popped_by_name), sizeof(struct pushed_only));
    printf("%zu %zu\n", sizeof(struct popped_by_other_name), sizeof(struct last));
    return 0;
}
