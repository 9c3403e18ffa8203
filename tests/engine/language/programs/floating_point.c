#include <float.h>
#include <math.h>
#include <stdio.h>
float f = 1.1f;
double d = 1.1;
int main(void) {
    printf("%d %d %d\n", f == d, f == 1.1f, (float)d == f);
    printf("%.10g %.10g\n", f * 3, d * 3);
    printf("%.17g %.17g\n", 0.1 + 0.2, (double)(0.1f + 0.2f));
    printf("%g %g %g\n", 1 / 3 + 0.0, 1 / 3.0, 1.0f / 3);
    printf("%g %g %g %g\n", 1e308 * 10, -1e308 * 10, 1e-320, 5e-324 / 2);
    double z = 0, inf = 1 / z, nan = z / z;
    printf("%f %f %f %f\n", inf, -inf, nan, -nan);
    printf("%d %d %d %d\n", inf == inf, nan == nan, inf > 1e308, nan > inf);
    printf("%g %g\n", fmod(7.5, 2), fmod(-7.5, 2));
    printf("%d %d %d\n", (int)2.9, (int)-2.9, (int)(2.9f + 0.2f));
    printf("%g %g %g %g\n", floor(-1.5), ceil(-1.5), round(2.5), trunc(-2.7));
    printf("%.6f %.6f %.6f\n", sqrt(2), pow(2, 0.5), exp(1));
    float s = 0;
    for (int i = 0; i < 10; i++)
        s += 0.1f;
    printf("%.9f %d\n", s, s == 1.0f);
    double t = 0;
    for (int i = 0; i < 10; i++)
        t += 0.1;
    printf("%.17f %d\n", t, t == 1.0);
    printf("%g %g\n", FLT_MAX, DBL_MIN);
    printf("%g %g\n", FLT_MAX * 2, FLT_MIN / 4);
    printf("%d %d\n", FLT_EPSILON + 1.0f == 1.0f, FLT_EPSILON / 2 + 1.0f == 1.0f);
    float big = 16777216;
    big++;
    printf("%.1f\n", big);
    big += 2;
    printf("%.1f\n", big);
    int i = 16777217;
    printf("%.1f %d\n", (float)i, (int)(float)i);
    long l = 9007199254740993;
    printf("%.1f %ld\n", (double)l, (long)(double)l);
    printf("%a %a %a\n", 1.0, 0.1, -3.5f);
    printf("%e %E %G %g\n", 12345.678, 0.00012, 1e-10, 1e15);
    printf("%5.1f|%-8.2f|%+.0f|%08.3f\n", 3.14159, 2.5, 2.5, -1.5);
    printf("%g %g\n", 0x1p-3, 0x1.8p1);
    printf("%d\n", (0.0 == -0.0) + (1 / 0.0 == 1 / -0.0));
    d += 1;
    f -= 0.1;
    d *= f;
    printf("%.10g %.10g\n", d, f);
    d++;
    --f;
    printf("%g %g\n", d, f);
    d = i = 3.99;
    printf("%g %d\n", d, i);
    f = d = 1e40;
    printf("%g %g\n", f, d);
    unsigned u = 3000000000u;
    f = u;
    printf("%.1f %.1f\n", f, (double)u);
    printf("%u %d\n", (unsigned)3e9, (int)(char)1e2);
    printf("%g\n", -f);
    printf("%d %d\n", !0.5, !0.0);
    printf("%s\n", 0.1 ? "t" : "f");
    double arr[] = {1, 2.5, 'a', 3u};
    for (int k = 0; k < 4; k++)
        printf("%g ", arr[k]);
    puts("");
    printf("%d\n", (int)sizeof(1.0f * 1.0));
    printf("%g %g\n", fabs(-2), (double)fabsf(-2.5f));
    printf("%g %g %g\n", (double)(float)1e-46, (double)1e-40f, 3.0e-45f * 1.0);
    printf("%.20g %.20g\n", 0.1, (double)0.1f);
    printf("%g\n", ldexp(0.75, 3));
    int ex;
    printf("%g ", frexp(10, &ex));
    printf("%d\n", ex);
    printf("%g %g\n", (double)(long)1e15, 1e22);
    printf("%.3f\n", atan2(1, -1));
    printf("%.0f %.0f %.0f %.0f\n", 0.5, 1.5, 2.5, 3.5);
    return 0;
}
