#include <stdio.h>
#include <stdlib.h>
#include <sys/queue.h>

struct item {
    int value;
    SLIST_ENTRY(item) s;
    LIST_ENTRY(item) l;
    STAILQ_ENTRY(item) q;
    TAILQ_ENTRY(item) t;
    SIMPLEQ_ENTRY(item) p;
};

SLIST_HEAD(stack, item) stack = SLIST_HEAD_INITIALIZER(stack);
LIST_HEAD(list, item) list = LIST_HEAD_INITIALIZER(list);
STAILQ_HEAD(queue, item) queue = STAILQ_HEAD_INITIALIZER(queue), rest = STAILQ_HEAD_INITIALIZER(rest);
TAILQ_HEAD(deque, item) deque = TAILQ_HEAD_INITIALIZER(deque), more;
SIMPLEQ_HEAD(simple, item) simple = SIMPLEQ_HEAD_INITIALIZER(simple);

static struct item *make(int value)
{
    struct item *new = malloc(sizeof *new);
    new->value = value;
    return new;
}

static void show(const char *what)
{
    struct item *at;

    printf("%s: stack", what);
    SLIST_FOREACH(at, &stack, s)
        printf(" %d", at->value);
    printf(", list");
    LIST_FOREACH(at, &list, l)
        printf(" %d", at->value);
    printf(", queue");
    STAILQ_FOREACH(at, &queue, q)
        printf(" %d", at->value);
    printf(", simple");
    SIMPLEQ_FOREACH(at, &simple, p)
        printf(" %d", at->value);
    printf(", deque");
    TAILQ_FOREACH(at, &deque, t)
        printf(" %d", at->value);
    printf(", back");
    TAILQ_FOREACH_REVERSE(at, &deque, deque, t)
        printf(" %d", at->value);
    printf("\n");
}

int main(void)
{
    struct item *all[6];

    printf("sizes %zu %zu %zu %zu %zu\n", sizeof(struct item), sizeof stack, sizeof list, sizeof queue, sizeof deque);
    for (int i = 0; i < 6; i++) {
        all[i] = make(i);
        if (i == 5)
            break;
        SLIST_INSERT_HEAD(&stack, all[i], s);
        LIST_INSERT_HEAD(&list, all[i], l);
        STAILQ_INSERT_TAIL(&queue, all[i], q);
        SIMPLEQ_INSERT_HEAD(&simple, all[i], p);
        TAILQ_INSERT_TAIL(&deque, all[i], t);
    }
    show("made");
    SLIST_INSERT_AFTER(all[2], all[5], s);
    LIST_INSERT_BEFORE(all[4], all[5], l);
    STAILQ_INSERT_AFTER(&queue, all[4], all[5], q);
    SIMPLEQ_INSERT_AFTER(&simple, all[0], all[5], p);
    TAILQ_INSERT_BEFORE(all[0], all[5], t);
    show("inserted");
    SLIST_REMOVE(&stack, all[0], item, s);
    SLIST_REMOVE_HEAD(&stack, s);
    LIST_REMOVE(all[5], l);
    STAILQ_REMOVE(&queue, all[5], item, q);
    STAILQ_REMOVE_HEAD(&queue, q);
    SIMPLEQ_REMOVE(&simple, all[5], item, p);
    TAILQ_REMOVE(&deque, all[4], t);
    show("removed");
    STAILQ_INSERT_HEAD(&rest, all[0], q);
    STAILQ_CONCAT(&rest, &queue);
    TAILQ_INIT(&more);
    TAILQ_INSERT_HEAD(&more, all[4], t);
    TAILQ_CONCAT(&deque, &more, t);
    show("joined");
    printf("%d %d %d %d\n", STAILQ_EMPTY(&queue), TAILQ_EMPTY(&more), TAILQ_LAST(&deque, deque)->value,
           TAILQ_PREV(all[4], deque, t)->value);
    while (!LIST_EMPTY(&list)) {
        struct item *first = LIST_FIRST(&list);
        LIST_REMOVE(first, l);
    }
    show("emptied");
    return 0;
}
