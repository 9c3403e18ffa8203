// topic: obstacks and the chunks behind them
#include <malloc.h>
#include <obstack.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int chunks, released;

static void *take(size_t size)
{
    chunks++;
    return malloc(size);
}

static void give(void *chunk)
{
    released++;
    free(chunk);
}

#define obstack_chunk_alloc take
#define obstack_chunk_free give

int main(void)
{
    struct obstack stack;

    printf("%d %zu\n", obstack_init(&stack), sizeof stack);
    char *first = obstack_copy0(&stack, "hello", 5), *second = obstack_alloc(&stack, 100);
    printf("%s %td size %ld mask %d\n", first, second - first, (long)obstack_chunk_size(&stack),
           obstack_alignment_mask(&stack));
    for (int i = 0; i < 5000; i++)
        obstack_1grow(&stack, 'a' + i % 26);
    obstack_1grow(&stack, 0);
    printf("object %u room %u chunks %d used %d\n", obstack_object_size(&stack), obstack_room(&stack), chunks,
           (int)obstack_memory_used(&stack));
    char *word = obstack_finish(&stack);
    printf("%zu %.5s %zu\n", strlen(word), word, malloc_usable_size((char *)word - 16));
    for (int i = 0; i < 10; i++)
        obstack_int_grow(&stack, i * i);
    obstack_ptr_grow(&stack, word);
    int *numbers = obstack_finish(&stack);
    printf("%d %d\n", numbers[9], *(char **)(numbers + 10) == word);
    obstack_blank(&stack, 10);
    obstack_grow(&stack, "tail", 5);
    char *tail = obstack_base(&stack);
    printf("%u %s\n", obstack_object_size(&stack), tail + 10);
    obstack_finish(&stack);
    obstack_free(&stack, word);
    printf("chunks %d released %d\n", chunks, released);
    printf("%d\n", obstack_alloc(&stack, 8) == (void *)word);
    obstack_free(&stack, first);
    printf("chunks %d released %d again %d\n", chunks, released, obstack_copy(&stack, "x", 2) == (void *)first);
    char *big = obstack_alloc(&stack, 100000);
    memset(big, 1, 100000);
    printf("chunks %d\n", chunks);
    obstack_free(&stack, NULL);
    printf("chunks %d released %d\n", chunks, released);
    return 0;
}
