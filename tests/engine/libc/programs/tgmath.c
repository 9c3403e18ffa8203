// type-generic mathematics
#include <tgmath.h>
#include <stdio.h>
int main()
{
    float f = 2;
    double d = 2;
    long double l = 2;
    int i = 2;
    printf("%zu %zu %zu %zu\n", sizeof(sqrt(f)), sizeof(sqrt(d)), sizeof(sqrt(l)), sizeof(sqrt(i)));
    printf("%zu %zu %zu\n", sizeof(pow(f, f)), sizeof(pow(f, d)), sizeof(pow(l, f)));
    printf("%f %f %Lf %f\n", sqrt(f), pow(d, 3), fabs(-l), floor(i + 0.5));
    printf("%.9f %.17f\n", (double)sin(f), sin(d));
    printf("%ld\n", lround(2.5f));
}
