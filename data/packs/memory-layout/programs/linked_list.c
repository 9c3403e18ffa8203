#include <stdlib.h>

struct node {
    int value;
    const char *name;
    struct node *next;
};

struct node *head;
struct node last = {3, "three", NULL};

int main(void)
{
    struct node middle = {2, "two", &last};
    head = malloc(sizeof *head);
    head->value = 1;
    head->name = "one";
    head->next = &middle;
    return head->next->next->value;
}
