#include <stdio.h>
double a = 0.0 / 0.0, b = -0.0 / 0.0, c = 1 / 0.0, d = -1 / 0.0, e = 0.0 / -0.0;
float f = 0.f / 0;
long double g = 0.0L / 0.0, h = 0 / -0.0L, i = 1 / 0.0L;
int main(void) {
    double z = 0.0;
    static double s = -(0.0 / 0.0);
    printf("%f %f %f %f %f %f %Lf %Lf %Lf\n", a, b, c, d, e, f, g, h, i);
    printf("%f %f %f %f %f %Lf\n", 0.0 / 0.0, -0.0 / 0.0, z / z, s, 0.f / 0, 0.0L / 0);
}
