// topic: random numbers whose state the program keeps
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    struct random_data data = {0};
    char state[256], small[32];
    int32_t n;

    printf("%d %d\n", initstate_r(5, state, 4, &data), errno);
    size_t sizes[] = {8, 32, 64, 128, 256};
    for (int k = 0; k < 5; k++) {
        memset(&data, 0, sizeof data);
        memset(state, 0, sizeof state);
        printf("%d:", initstate_r(42, state, sizes[k], &data));
        for (int i = 0; i < 40; i++) {
            random_r(&data, &n);
            if (i % 13 == 0)
                printf(" %d", n);
        }
        printf(" | %d %d %d at %td %td\n", data.rand_type, data.rand_deg, data.rand_sep,
               k ? data.fptr - data.state : 0, k ? data.rptr - data.state : 0);
    }
    initstate_r(7, small, sizeof small, &data);
    random_r(&data, &n);
    printf("%d ", n);
    printf("%d ", setstate_r(state, &data));
    random_r(&data, &n);
    printf("%d ", n);
    setstate_r(small, &data);
    random_r(&data, &n);
    printf("%d %d %d\n", n, *(int *)state, *(int *)small);
    srandom_r(1, &data);
    random_r(&data, &n);
    printf("%d %d %d\n", n, random_r(NULL, &n), srandom_r(1, NULL));
    *(int *)state = 4 + 5 * 100;
    printf("%d %d\n", setstate_r(state, &data), errno);

    struct drand48_data d = {0};
    unsigned short own[3] = {1, 2, 3}, parameters[7] = {1, 2, 3, 4, 5, 6, 7};
    double x;
    long l;
    drand48_r(&d, &x);
    printf("%.15f %d %#llx\n", x, d.__init, d.__a);
    srand48_r(99, &d);
    lrand48_r(&d, &l);
    printf("%ld ", l);
    mrand48_r(&d, &l);
    printf("%ld ", l);
    erand48_r(own, &d, &x);
    printf("%.15f ", x);
    nrand48_r(own, &d, &l);
    printf("%ld ", l);
    jrand48_r(own, &d, &l);
    printf("%ld %hu\n", l, own[1]);
    seed48_r(own, &d);
    drand48_r(&d, &x);
    printf("%.15f %hu\n", x, d.__old_x[2]);
    lcong48_r(parameters, &d);
    lrand48_r(&d, &l);
    printf("%ld %hu\n", l, d.__c);
    srand48(3);
    printf("%ld %ld %.10f\n", lrand48(), mrand48(), erand48(own));
    lcong48(parameters);
    printf("%ld\n", lrand48());
    unsigned short *old = seed48(own);
    printf("%hu %.10f\n", old[0], drand48());
    return 0;
}
