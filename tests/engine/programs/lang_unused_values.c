// topic: expressions whose value nobody uses
// asks: Which of these read through the null pointer?
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct node {
    int value, row[4];
    unsigned bits : 3;
    struct node *next;
};

static struct node *null, **at;
static char *text, *volatile moving;
static volatile char *port;
static volatile struct node *device;
static int zero, steps;
static char *step(void) { steps++; return text; }

#define TRY(statement...)                                                        \
    {                                                                            \
        int status;                                                              \
        fflush(stdout);                                                          \
        if (fork() == 0) {                                                       \
            statement;                                                           \
            _exit(steps);                                                        \
        }                                                                        \
        wait(&status);                                                           \
        printf("%-30s %s %d\n", #statement, WIFSIGNALED(status) ? "reads" : "-", \
               WIFEXITED(status) ? WEXITSTATUS(status) : 0);                     \
    }

int main(void)
{
    TRY(*text)
    TRY((void)*text)
    TRY(text[3])
    TRY(null->value)
    TRY((*null).value)
    TRY(null->row[1])
    TRY(null->bits)
    TRY(null->next)
    TRY(null->next->value)
    TRY(*null)
    TRY(**at)
    TRY((*at)->value)
    TRY(*moving)
    TRY(*port)
    TRY(port[2])
    TRY(device->value)
    TRY(*(volatile char *)text)
    TRY(*text++)
    TRY(*step())
    TRY(step()[2])
    TRY(text[steps++])
    TRY(*(text + strlen(text)))
    TRY(*text + 1)
    TRY(-*text)
    TRY(!*text)
    TRY(!null->value)
    TRY(&null->next->value)
    TRY(*text, 1)
    TRY(1, *text)
    TRY(zero = (*text, 1))
    TRY(strlen(text))
    TRY((void)strlen(text))
    TRY(strlen(step()))
    TRY(strlen(null->next))
    TRY(strlen(text) + 1)
    TRY(!strcmp(text, "a"))
    TRY(strcmp(text, "a") == 0)
    TRY(strchr(text, 'a'))
    TRY(memcmp(text, "a", 1))
    TRY(atoi(text))
    TRY(strdup(text))
    TRY(strtol(text, NULL, 10))
    TRY(1 / zero)
    TRY(1 % zero + 1)
    TRY((int)strlen(text))
    TRY((long)*text * 2)
    TRY(text[0] == text[1])
    TRY(~null->value)
    TRY(*strchr(text, 'a'))
    TRY(strlen(&null->next->value))
    TRY(strlen(text + *port))
    TRY(null->row[step() != NULL])
    TRY((zero = 1, *text) + 1)
    TRY(zero ? *text : 1)
    TRY(!zero ? *text : 1)
    TRY(*text && zero)
    TRY(sizeof *text)
    TRY(zero && strlen(text))
    TRY(!zero && strlen(text))
    TRY(zero = strlen(text))
    TRY(if (strlen(text)) steps++)
    TRY(for (strlen(text); zero < 2; *text) zero++)
    return 0;
}
