/* <obstack.h>: stacks of objects in chunks of memory, whose functions chunk and release them the program chooses */

#include <features.h>
#include <stddef.h>
#include <string.h>

struct _obstack_chunk { char *limit; struct _obstack_chunk *prev; char contents[4]; };
struct obstack { long chunk_size; struct _obstack_chunk *chunk; char *object_base; char *next_free; char *chunk_limit; union { long tempint; void *tempptr; } temp; int alignment_mask; struct _obstack_chunk *(*chunkfun)(void *, long); void (*freefun)(void *, struct _obstack_chunk *); void *extra_arg; unsigned use_extra_arg : 1; unsigned maybe_empty_object : 1; unsigned alloc_failed : 1; };

int _obstack_begin(struct obstack *, int, int, void *(*)(long), void (*)(void *));
void _obstack_newchunk(struct obstack *, int);
int _obstack_memory_used(struct obstack *);
void obstack_free(struct obstack *, void *);
void *__obstack_finished(struct obstack *);

#define obstack_init(h) obstack_begin(h, 0)
#define obstack_begin(h, size) _obstack_begin((h), (size), 0, (void *(*)(long))obstack_chunk_alloc, (void (*)(void *))obstack_chunk_free)
#define obstack_base(h) ((void *)(h)->object_base)
#define obstack_next_free(h) ((h)->next_free)
#define obstack_object_size(h) ((unsigned)((h)->next_free - (h)->object_base))
#define obstack_room(h) ((unsigned)((h)->chunk_limit - (h)->next_free))
#define obstack_chunk_size(h) ((h)->chunk_size)
#define obstack_alignment_mask(h) ((h)->alignment_mask)
#define obstack_memory_used(h) _obstack_memory_used(h)
#define obstack_empty_p(h) ((h)->chunk->prev == 0 && (h)->next_free == (h)->chunk->contents)
#define obstack_make_room(h, n) ({ struct obstack *__stack = (h); int __size = (n); if (__stack->chunk_limit - __stack->next_free < __size) _obstack_newchunk(__stack, __size); (void)0; })
#define obstack_blank_fast(h, n) ((h)->next_free += (n))
#define obstack_blank(h, n) ({ struct obstack *__into = (h); int __more = (n); obstack_make_room(__into, __more); obstack_blank_fast(__into, __more); (void)0; })
#define obstack_grow(h, data, n) ({ struct obstack *__into = (h); int __more = (n); obstack_make_room(__into, __more); memcpy(__into->next_free, (data), __more); __into->next_free += __more; (void)0; })
#define obstack_grow0(h, data, n) ({ struct obstack *__into = (h); int __more = (n); obstack_make_room(__into, __more + 1); memcpy(__into->next_free, (data), __more); __into->next_free += __more; *__into->next_free++ = 0; (void)0; })
#define obstack_1grow_fast(h, c) (*(h)->next_free++ = (c))
#define obstack_1grow(h, c) ({ struct obstack *__into = (h); obstack_make_room(__into, 1); obstack_1grow_fast(__into, (c)); (void)0; })
#define obstack_ptr_grow_fast(h, p) ({ struct obstack *__on = (h); *(const void **)__on->next_free = (p); __on->next_free += sizeof(void *); (void)0; })
#define obstack_ptr_grow(h, p) ({ struct obstack *__into = (h); obstack_make_room(__into, sizeof(void *)); obstack_ptr_grow_fast(__into, (p)); })
#define obstack_int_grow_fast(h, n) ({ struct obstack *__on = (h); *(int *)__on->next_free = (n); __on->next_free += sizeof(int); (void)0; })
#define obstack_int_grow(h, n) ({ struct obstack *__into = (h); obstack_make_room(__into, sizeof(int)); obstack_int_grow_fast(__into, (n)); })
#define obstack_finish(h) __obstack_finished(h)
#define obstack_alloc(h, n) ({ struct obstack *__from = (h); obstack_blank(__from, (n)); obstack_finish(__from); })
#define obstack_copy(h, data, n) ({ struct obstack *__from = (h); obstack_grow(__from, (data), (n)); obstack_finish(__from); })
#define obstack_copy0(h, data, n) ({ struct obstack *__from = (h); obstack_grow0(__from, (data), (n)); obstack_finish(__from); })
