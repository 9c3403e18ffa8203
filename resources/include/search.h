/* <search.h>: tables and trees */

#include <features.h>
#include <stddef.h>
#include <bits/types.h>

typedef enum { FIND, ENTER } ACTION;
typedef struct entry { char *key; void *data; } ENTRY;
typedef enum { preorder, postorder, endorder, leaf } VISIT;
struct hsearch_data { struct _ENTRY *table; unsigned int size; unsigned int filled; };
struct qelem { struct qelem *q_forw; struct qelem *q_back; char q_data[1]; };
typedef void (*__action_fn_t)(const void *, VISIT, int);
typedef void (*__free_fn_t)(void *);

int hcreate(size_t);
ENTRY *hsearch(ENTRY, ACTION);
void hdestroy(void);
int hcreate_r(size_t, struct hsearch_data *);
int hsearch_r(ENTRY, ACTION, ENTRY **, struct hsearch_data *);
void hdestroy_r(struct hsearch_data *);
void *tsearch(const void *, void **, __compar_fn_t);
void *tfind(const void *, void *const *, __compar_fn_t);
void *tdelete(const void *, void **, __compar_fn_t);
void twalk(const void *, __action_fn_t);
void twalk_r(const void *, void (*)(const void *, VISIT, void *), void *);
void tdestroy(void *, __free_fn_t);
void *lfind(const void *, const void *, size_t *, size_t, __compar_fn_t);
void *lsearch(const void *, void *, size_t *, size_t, __compar_fn_t);
void insque(void *, void *);
void remque(void *);
