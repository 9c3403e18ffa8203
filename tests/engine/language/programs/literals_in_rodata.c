#include <stdio.h>
#include <wchar.h>
const char before[] = "twenty-one characters";
static const char *p = "a pointer to a literal that is longer than thirty-one";
struct {
    const char *name;
    int n;
} t[] = {{"first entry", 1}, {"second entry that is rather long, too", 2}};
#define A(x) printf("%03lx ", (unsigned long)(x) & 0xfff)
void f(void) {
    A(L"wide");
    A(L"wide enough to be aligned");
    A("f");
    A(__func__);
}
int main(void) {
    const char *s[] = {"x",
                       "sixteen-chars-15",
                       "17 characters + 0",
                       "thirty characters, thirty, 29.",
                       "thirty-one characters, 31 31 31",
                       "end"};
    for (int i = 0; i < 6; i++)
        A(s[i]);
    puts("");
    A(before);
    A(p);
    A(t[0].name);
    A(t[1].name);
    f();
    A(__func__);
    A("%03lx ");
    puts("");
    static const char own[] = "own array of the function";
    A(own);
    static const struct {
        int a, b, c, d;
    } q = {1};
    A(&q);
    puts("");
    return 0;
}
