/* A copy of a float keeps the bits of a signalling NaN; arithmetic makes it a quiet one. */
#include <stdio.h>
#include <string.h>

union single { float f; unsigned u; };
union twice { double d; unsigned long u; };
static float object, objects[3];
static struct { float f; double d; } both;

static void show(const float *p) {
    unsigned bits;
    memcpy(&bits, p, sizeof bits);
    printf("%x\n", bits);
}

int main(void) {
    union single a = {.u = 0x7fa00001}, b;
    union twice c = {.u = 0x7ff4000000000001}, d;
    float local, negative, sum;
    b.f = a.f, object = a.f, objects[1] = object, local = object, both.f = *&objects[1], negative = -a.f, sum = a.f + 0;
    d.d = c.d, both.d = d.d;
    show(&b.f), show(&object), show(&objects[1]), show(&local), show(&both.f), show(&negative), show(&sum);
    printf("%lx\n", d.u);
    return 0;
}
