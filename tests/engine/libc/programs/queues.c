#include <stdio.h>
#include <stdlib.h>
#include <sys/queue.h>

struct job {
    int number;
    SLIST_ENTRY(job) stack;
    LIST_ENTRY(job) list;
    STAILQ_ENTRY(job) line;
    SIMPLEQ_ENTRY(job) simple;
    TAILQ_ENTRY(job) queue;
    CIRCLEQ_ENTRY(job) ring;
};

static SLIST_HEAD(stack, job) stack = SLIST_HEAD_INITIALIZER(stack);
static LIST_HEAD(list, job) list = LIST_HEAD_INITIALIZER(list);
static STAILQ_HEAD(line, job) line = STAILQ_HEAD_INITIALIZER(line), more = STAILQ_HEAD_INITIALIZER(more);
static SIMPLEQ_HEAD(simple, job) simple = SIMPLEQ_HEAD_INITIALIZER(simple);
static TAILQ_HEAD(queue, job) queue = TAILQ_HEAD_INITIALIZER(queue), rest;
static CIRCLEQ_HEAD(ring, job) ring;

static void show(const char *what)
{
    struct job *job;

    printf("%s:", what);
    SLIST_FOREACH(job, &stack, stack) printf(" %d", job->number);
    printf(" |");
    LIST_FOREACH(job, &list, list) printf(" %d", job->number);
    printf(" |");
    STAILQ_FOREACH(job, &line, line) printf(" %d", job->number);
    printf(" |");
    SIMPLEQ_FOREACH(job, &simple, simple) printf(" %d", job->number);
    printf(" |");
    TAILQ_FOREACH(job, &queue, queue) printf(" %d", job->number);
    printf(" /");
    TAILQ_FOREACH_REVERSE(job, &queue, queue, queue) printf(" %d", job->number);
    printf(" |");
    CIRCLEQ_FOREACH(job, &ring, ring) printf(" %d", job->number);
    printf(" /");
    CIRCLEQ_FOREACH_REVERSE(job, &ring, ring) printf(" %d", job->number);
    printf("\n");
}

int main(void)
{
    struct job jobs[6], extra = {9}, *last = &extra;

    TAILQ_INIT(&rest);
    CIRCLEQ_INIT(&ring);
    printf("%zu %zu %zu\n", sizeof jobs[0], sizeof line, sizeof ring);
    show("empty");
    for (int i = 0; i < 6; i++) {
        struct job *job = &jobs[i];
        job->number = i;
        SLIST_INSERT_HEAD(&stack, job, stack);
        LIST_INSERT_HEAD(&list, job, list);
        if (i % 2) STAILQ_INSERT_TAIL(&line, job, line); else STAILQ_INSERT_HEAD(&more, job, line);
        if (i % 2) SIMPLEQ_INSERT_TAIL(&simple, job, simple); else SIMPLEQ_INSERT_HEAD(&simple, job, simple);
        if (i % 2) TAILQ_INSERT_TAIL(&queue, job, queue); else TAILQ_INSERT_HEAD(&rest, job, queue);
        if (i % 2) CIRCLEQ_INSERT_TAIL(&ring, job, ring); else CIRCLEQ_INSERT_HEAD(&ring, job, ring);
    }
    show("filled");
    STAILQ_CONCAT(&line, &more);
    TAILQ_CONCAT(&queue, &rest, queue);
    printf("%d %d\n", STAILQ_EMPTY(&more), TAILQ_EMPTY(&rest));
    show("joined");
    SLIST_REMOVE(&stack, &jobs[2], job, stack);
    LIST_REMOVE(&jobs[5], list);
    STAILQ_REMOVE(&line, &jobs[0], job, line);
    SIMPLEQ_REMOVE(&simple, &jobs[5], job, simple);
    TAILQ_REMOVE(&queue, &jobs[3], queue);
    CIRCLEQ_REMOVE(&ring, &jobs[4], ring);
    show("without some");
    SLIST_INSERT_AFTER(&jobs[5], &extra, stack);
    LIST_INSERT_BEFORE(&jobs[1], &extra, list);
    STAILQ_INSERT_AFTER(&line, STAILQ_FIRST(&line), &extra, line);
    SIMPLEQ_INSERT_TAIL(&simple, &extra, simple);
    TAILQ_INSERT_BEFORE(&jobs[5], &extra, queue);
    CIRCLEQ_INSERT_AFTER(&ring, CIRCLEQ_LAST(&ring), &extra, ring);
    show("with another");
    printf("%d %d %d\n", TAILQ_LAST(&queue, queue)->number, TAILQ_PREV(&extra, queue, queue)->number,
           CIRCLEQ_LOOP_NEXT(&ring, last, ring)->number);
    while (!SLIST_EMPTY(&stack)) SLIST_REMOVE_HEAD(&stack, stack);
    while (!STAILQ_EMPTY(&line)) STAILQ_REMOVE_HEAD(&line, line);
    while (!SIMPLEQ_EMPTY(&simple)) SIMPLEQ_REMOVE_HEAD(&simple, simple);
    show("some empty");
    return line.stqh_last == &line.stqh_first ? 0 : 1;
}
