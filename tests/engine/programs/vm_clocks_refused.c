#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

int main(void)
{
    int ids[] = {0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 99999, -1, -2, -6, -100};
    struct timespec soon = {0, 1000}, wrong = {0, 1000000000}, r;
    struct sigevent none = {.sigev_notify = SIGEV_NONE};

    for (unsigned i = 0; i < sizeof ids / sizeof *ids; i++) {
        timer_t t;
        int c = ids[i], rc;
        errno = 0;
        clock_getres(c, &r);
        printf("%d: resolution %s", c, strerrorname_np(errno));
        errno = 0;
        clock_gettime(c, &r);
        printf(", time %s", strerrorname_np(errno));
        errno = 0;
        clock_settime(c, &soon);
        printf(", set %s", strerrorname_np(errno));
        clock_settime(c, &wrong);
        printf(" %s", strerrorname_np(errno));
        if (c >= 0 && c != 2) {
            rc = clock_nanosleep(c, 0, &soon, NULL);
            printf(", sleep %s", strerrorname_np(rc));
            rc = clock_nanosleep(c, 0, &wrong, NULL);
            printf(" %s", strerrorname_np(rc));
        }
        if (c >= 0 && c != 2 && c != 3) {
            errno = 0;
            rc = timer_create(c, &none, &t);
            printf(", timer %s", strerrorname_np(errno));
        }
        printf("\n");
    }
    struct timeval now = {1, 0}, bad = {1, 1000000}, left;
    int rc = settimeofday(&now, NULL);
    printf("settimeofday %d %s", rc, strerrorname_np(errno));
    rc = settimeofday(&bad, NULL);
    printf(", %d %s\n", rc, strerrorname_np(errno));
    rc = adjtime(&now, NULL);
    printf("adjtime %d %s\n", rc, strerrorname_np(errno));
    return 0;
}
