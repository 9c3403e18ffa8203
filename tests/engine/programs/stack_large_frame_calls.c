// topic: large frames and calls
// asks: No function here touches its array of 9 MiB. Which ones end the process all the same, and where?
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void touches_nothing(int size)
{
    char large[9 << 20];
    (void)large;
    (void)size;
}

static void calls_the_library(int size)
{
    char large[9 << 20];
    printf("not reached, %d\n", size);
    (void)large;
}

static void has_a_variable_array(int size)
{
    char large[size];
    large[size - 1] = 1;
    printf("the end of %d bytes: %d\n", size, large[size - 1]);
}

static void run(const char *what, void (*function)(int), int size)
{
    int status;

    if (fork() == 0) {
        function(size);
        _exit(0);
    }
    wait(&status);
    printf("%s: %s\n", what, WIFSIGNALED(status) ? "killed" : "survived");
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    run("touches nothing", touches_nothing, 0);
    run("calls the library", calls_the_library, 0);
    run("7 MiB", has_a_variable_array, 7 << 20);
    run("9 MiB", has_a_variable_array, 9 << 20);
    return 0;
}
