#include <stdio.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *who)
{
    static const int timers[] = {ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF};

    for (int i = 0; i < 3; i++) {
        struct itimerval value;
        getitimer(timers[i], &value);
        printf("%s: timer %d %s, every %ld s\n", who, timers[i],
               value.it_value.tv_sec || value.it_value.tv_usec ? "runs" : "does not run", value.it_interval.tv_sec);
    }
    fflush(stdout);
}

int main(void)
{
    struct itimerval value = {{5, 0}, {20, 0}};

    setitimer(ITIMER_REAL, &value, NULL);
    setitimer(ITIMER_VIRTUAL, &value, NULL);
    setitimer(ITIMER_PROF, &value, NULL);
    if (fork() == 0) {
        show("child");
        return 0;
    }
    wait(NULL);
    show("parent");
    return 0;
}
