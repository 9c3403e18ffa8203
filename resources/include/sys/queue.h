/* <sys/queue.h>: lists and queues whose links are members of what they link (queue(7)) */

/* linked one way, from a head */

#define SLIST_HEAD(name, type) struct name { struct type *slh_first; }
#define SLIST_HEAD_INITIALIZER(head) { NULL }
#define SLIST_ENTRY(type) struct { struct type *sle_next; }
#define SLIST_EMPTY(head) ((head)->slh_first == NULL)
#define SLIST_FIRST(head) ((head)->slh_first)
#define SLIST_NEXT(at, link) ((at)->link.sle_next)
#define SLIST_INIT(head) do { (head)->slh_first = NULL; } while (0)
#define SLIST_INSERT_HEAD(head, new, link) do { (new)->link.sle_next = (head)->slh_first; (head)->slh_first = (new); } while (0)
#define SLIST_INSERT_AFTER(at, new, link) do { (new)->link.sle_next = (at)->link.sle_next; (at)->link.sle_next = (new); } while (0)
#define SLIST_REMOVE_HEAD(head, link) do { (head)->slh_first = (head)->slh_first->link.sle_next; } while (0)
#define SLIST_REMOVE(head, old, type, link) do { struct type **__at = &(head)->slh_first; while (*__at != (old)) __at = &(*__at)->link.sle_next; *__at = (*__at)->link.sle_next; } while (0)
#define SLIST_FOREACH(at, head, link) for ((at) = SLIST_FIRST(head); (at); (at) = SLIST_NEXT(at, link))

/* linked both ways, from a head; the way back leads to the pointer that points here */

#define LIST_HEAD(name, type) struct name { struct type *lh_first; }
#define LIST_HEAD_INITIALIZER(head) { NULL }
#define LIST_ENTRY(type) struct { struct type *le_next; struct type **le_prev; }
#define LIST_EMPTY(head) ((head)->lh_first == NULL)
#define LIST_FIRST(head) ((head)->lh_first)
#define LIST_NEXT(at, link) ((at)->link.le_next)
#define LIST_INIT(head) do { (head)->lh_first = NULL; } while (0)
#define LIST_INSERT_HEAD(head, new, link) do { (new)->link.le_next = (head)->lh_first; if ((new)->link.le_next != NULL) (new)->link.le_next->link.le_prev = &(new)->link.le_next; (head)->lh_first = (new); (new)->link.le_prev = &(head)->lh_first; } while (0)
#define LIST_INSERT_AFTER(at, new, link) do { (new)->link.le_next = (at)->link.le_next; if ((new)->link.le_next != NULL) (new)->link.le_next->link.le_prev = &(new)->link.le_next; (at)->link.le_next = (new); (new)->link.le_prev = &(at)->link.le_next; } while (0)
#define LIST_INSERT_BEFORE(at, new, link) do { (new)->link.le_prev = (at)->link.le_prev; (new)->link.le_next = (at); *(at)->link.le_prev = (new); (at)->link.le_prev = &(new)->link.le_next; } while (0)
#define LIST_REMOVE(old, link) do { if ((old)->link.le_next != NULL) (old)->link.le_next->link.le_prev = (old)->link.le_prev; *(old)->link.le_prev = (old)->link.le_next; } while (0)
#define LIST_FOREACH(at, head, link) for ((at) = LIST_FIRST(head); (at); (at) = LIST_NEXT(at, link))

/* linked one way, with both ends at hand */

#define STAILQ_HEAD(name, type) struct name { struct type *stqh_first; struct type **stqh_last; }
#define STAILQ_HEAD_INITIALIZER(head) { NULL, &(head).stqh_first }
#define STAILQ_ENTRY(type) struct { struct type *stqe_next; }
#define STAILQ_EMPTY(head) ((head)->stqh_first == NULL)
#define STAILQ_FIRST(head) ((head)->stqh_first)
#define STAILQ_NEXT(at, link) ((at)->link.stqe_next)
#define STAILQ_INIT(head) do { (head)->stqh_first = NULL; (head)->stqh_last = &(head)->stqh_first; } while (0)
#define STAILQ_INSERT_HEAD(head, new, link) do { if (((new)->link.stqe_next = (head)->stqh_first) == NULL) (head)->stqh_last = &(new)->link.stqe_next; (head)->stqh_first = (new); } while (0)
#define STAILQ_INSERT_TAIL(head, new, link) do { (new)->link.stqe_next = NULL; *(head)->stqh_last = (new); (head)->stqh_last = &(new)->link.stqe_next; } while (0)
#define STAILQ_INSERT_AFTER(head, at, new, link) do { if (((new)->link.stqe_next = (at)->link.stqe_next) == NULL) (head)->stqh_last = &(new)->link.stqe_next; (at)->link.stqe_next = (new); } while (0)
#define STAILQ_REMOVE_HEAD(head, link) do { if (((head)->stqh_first = (head)->stqh_first->link.stqe_next) == NULL) (head)->stqh_last = &(head)->stqh_first; } while (0)
#define STAILQ_REMOVE(head, old, type, link) do { struct type **__at = &(head)->stqh_first; while (*__at != (old)) __at = &(*__at)->link.stqe_next; if ((*__at = (old)->link.stqe_next) == NULL) (head)->stqh_last = __at; } while (0)
#define STAILQ_FOREACH(at, head, link) for ((at) = STAILQ_FIRST(head); (at); (at) = STAILQ_NEXT(at, link))
#define STAILQ_CONCAT(head, other) do { if (!STAILQ_EMPTY(other)) { *(head)->stqh_last = (other)->stqh_first; (head)->stqh_last = (other)->stqh_last; STAILQ_INIT(other); } } while (0)

#define SIMPLEQ_HEAD(name, type) struct name { struct type *sqh_first; struct type **sqh_last; }
#define SIMPLEQ_HEAD_INITIALIZER(head) { NULL, &(head).sqh_first }
#define SIMPLEQ_ENTRY(type) struct { struct type *sqe_next; }
#define SIMPLEQ_EMPTY(head) ((head)->sqh_first == NULL)
#define SIMPLEQ_FIRST(head) ((head)->sqh_first)
#define SIMPLEQ_NEXT(at, link) ((at)->link.sqe_next)
#define SIMPLEQ_INIT(head) do { (head)->sqh_first = NULL; (head)->sqh_last = &(head)->sqh_first; } while (0)
#define SIMPLEQ_INSERT_HEAD(head, new, link) do { if (((new)->link.sqe_next = (head)->sqh_first) == NULL) (head)->sqh_last = &(new)->link.sqe_next; (head)->sqh_first = (new); } while (0)
#define SIMPLEQ_INSERT_TAIL(head, new, link) do { (new)->link.sqe_next = NULL; *(head)->sqh_last = (new); (head)->sqh_last = &(new)->link.sqe_next; } while (0)
#define SIMPLEQ_INSERT_AFTER(head, at, new, link) do { if (((new)->link.sqe_next = (at)->link.sqe_next) == NULL) (head)->sqh_last = &(new)->link.sqe_next; (at)->link.sqe_next = (new); } while (0)
#define SIMPLEQ_REMOVE_HEAD(head, link) do { if (((head)->sqh_first = (head)->sqh_first->link.sqe_next) == NULL) (head)->sqh_last = &(head)->sqh_first; } while (0)
#define SIMPLEQ_REMOVE(head, old, type, link) do { struct type **__at = &(head)->sqh_first; while (*__at != (old)) __at = &(*__at)->link.sqe_next; if ((*__at = (old)->link.sqe_next) == NULL) (head)->sqh_last = __at; } while (0)
#define SIMPLEQ_FOREACH(at, head, link) for ((at) = SIMPLEQ_FIRST(head); (at); (at) = SIMPLEQ_NEXT(at, link))

/* linked both ways, with both ends at hand */

#define TAILQ_HEAD(name, type) struct name { struct type *tqh_first; struct type **tqh_last; }
#define TAILQ_HEAD_INITIALIZER(head) { NULL, &(head).tqh_first }
#define TAILQ_ENTRY(type) struct { struct type *tqe_next; struct type **tqe_prev; }
#define TAILQ_EMPTY(head) ((head)->tqh_first == NULL)
#define TAILQ_FIRST(head) ((head)->tqh_first)
#define TAILQ_NEXT(at, link) ((at)->link.tqe_next)
#define TAILQ_LAST(head, name) (*((struct name *)((head)->tqh_last))->tqh_last)
#define TAILQ_PREV(at, name, link) (*((struct name *)((at)->link.tqe_prev))->tqh_last)
#define TAILQ_INIT(head) do { (head)->tqh_first = NULL; (head)->tqh_last = &(head)->tqh_first; } while (0)
#define TAILQ_INSERT_HEAD(head, new, link) do { if (((new)->link.tqe_next = (head)->tqh_first) != NULL) (head)->tqh_first->link.tqe_prev = &(new)->link.tqe_next; else (head)->tqh_last = &(new)->link.tqe_next; (head)->tqh_first = (new); (new)->link.tqe_prev = &(head)->tqh_first; } while (0)
#define TAILQ_INSERT_TAIL(head, new, link) do { (new)->link.tqe_next = NULL; (new)->link.tqe_prev = (head)->tqh_last; *(head)->tqh_last = (new); (head)->tqh_last = &(new)->link.tqe_next; } while (0)
#define TAILQ_INSERT_AFTER(head, at, new, link) do { if (((new)->link.tqe_next = (at)->link.tqe_next) != NULL) (new)->link.tqe_next->link.tqe_prev = &(new)->link.tqe_next; else (head)->tqh_last = &(new)->link.tqe_next; (at)->link.tqe_next = (new); (new)->link.tqe_prev = &(at)->link.tqe_next; } while (0)
#define TAILQ_INSERT_BEFORE(at, new, link) do { (new)->link.tqe_prev = (at)->link.tqe_prev; (new)->link.tqe_next = (at); *(at)->link.tqe_prev = (new); (at)->link.tqe_prev = &(new)->link.tqe_next; } while (0)
#define TAILQ_REMOVE(head, old, link) do { if ((old)->link.tqe_next != NULL) (old)->link.tqe_next->link.tqe_prev = (old)->link.tqe_prev; else (head)->tqh_last = (old)->link.tqe_prev; *(old)->link.tqe_prev = (old)->link.tqe_next; } while (0)
#define TAILQ_FOREACH(at, head, link) for ((at) = TAILQ_FIRST(head); (at); (at) = TAILQ_NEXT(at, link))
#define TAILQ_FOREACH_REVERSE(at, head, name, link) for ((at) = TAILQ_LAST(head, name); (at); (at) = TAILQ_PREV(at, name, link))
#define TAILQ_CONCAT(head, other, link) do { if (!TAILQ_EMPTY(other)) { *(head)->tqh_last = (other)->tqh_first; (other)->tqh_first->link.tqe_prev = (head)->tqh_last; (head)->tqh_last = (other)->tqh_last; TAILQ_INIT(other); } } while (0)
