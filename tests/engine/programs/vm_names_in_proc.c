#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void put(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);

    errno = 0;
    ssize_t done = fd < 0 ? -1 : write(fd, text, strlen(text));
    printf("write %s to %s: %ld %s\n", text, strrchr(path, '/') + 1, done, done < 0 ? strerrorname_np(errno) : "");
    if (fd >= 0)
        close(fd);
}

static void show(const char *path)
{
    char text[300] = "";
    int fd = open(path, O_RDONLY);

    if (fd < 0) {
        printf("%s: %s\n", path, strerrorname_np(errno));
        return;
    }
    text[read(fd, text, sizeof text - 1)] = '\0';
    printf("%s: %s", path, text);
    close(fd);
}

static void name_of_status(void)
{
    char line[100];
    FILE *f = fopen("/proc/self/status", "r");

    fgets(line, sizeof line, f);
    printf("status %s", line);
    fclose(f);
}

static void *thread(void *unused)
{
    char path[60], name[16];

    pthread_setname_np(pthread_self(), "worker");
    show("/proc/self/comm");
    show("/proc/thread-self/comm");
    sprintf(path, "/proc/self/task/%ld/comm", syscall(SYS_gettid));
    put(path, "renamed");
    prctl(PR_GET_NAME, name);
    printf("thread is %s\n", name);
    return unused;
}

int main(void)
{
    pthread_t t;
    char name[16];

    show("/proc/self/comm");
    prctl(PR_SET_NAME, "a name that is too long");
    show("/proc/self/comm");
    name_of_status();
    put("/proc/self/comm", "other");
    prctl(PR_GET_NAME, name);
    printf("main is %s\n", name);
    pthread_create(&t, NULL, thread, NULL);
    pthread_join(t, NULL);
    show("/proc/self/comm");
    put("/proc/self/oom_score_adj", "300");
    show("/proc/self/oom_score_adj");
    put("/proc/self/oom_score_adj", "2000");
    put("/proc/self/oom_score_adj", "-5");
    put("/proc/self/oom_score_adj", "many");
    put("/proc/self/maps", "x");

    int fd = open("/tmp/named", O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    unlink("/tmp/named");
    write(fd, "abc", 3);
    char path[60], line[100];
    sprintf(path, "/proc/self/fdinfo/%d", fd);
    FILE *f = fopen(path, "r");
    for (int i = 0; i < 2; i++)
        fputs(fgets(line, sizeof line, f), stdout);
    show("/proc/self/fdinfo/77");
    return 0;
}
