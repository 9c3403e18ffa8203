/* Where arrays lie below the frame pointer beside compound literals and results of calls that have no name. */
#include <stdio.h>

struct large { long a[3]; };
struct triple { int a, b, c; };
struct longs { long a, b; };
struct one { int a; };

static struct large large(void) { return (struct large){{1}}; }
static struct triple triple(void) { return (struct triple){1}; }
static struct longs longs(void) { return (struct longs){1, 2}; }
static struct one one(void) { return (struct one){1}; }
static int of_large(struct large s) { return s.a[0]; }
static int of_triple(struct triple s) { return s.a; }
static int of_longs(struct longs s) { return s.a; }
static int at_longs(struct longs *s) { return s->a; }

#define SHOW char *fp = __builtin_frame_address(0); \
    printf("%td %td %td\n", fp - first, fp - last, fp - (char *)&k)

static void pointed(int k) { char first[30]; struct large *p = &(struct large){{k}}; char last[20]; SHOW; }
static void copied(int k) { char first[30]; struct large s; s = (struct large){{k}}; char last[20]; SHOW; }
static void given(int k) { char first[30]; of_large((struct large){{k}}); char last[20]; SHOW; }
static void passed(int k) { char first[30]; of_large(large()); char last[20]; SHOW; }
static void narrow(int k) { char first[30]; of_triple(triple()); char last[20]; SHOW; }
static void member(int k) { char first[30]; k = large().a[0]; char last[20]; SHOW; }
static void of_word(int k) { char first[30]; k = one().a + (struct one){k}.a; char last[20]; SHOW; }
static void of_words(int k) { char first[30]; k = longs().b; char last[20]; SHOW; }
static void pair(int k) { char first[30]; of_longs(longs()); char last[20]; SHOW; }
static void addressed(int k) { char first[30]; at_longs(&(struct longs){1, 2}); char last[20]; SHOW; }
static void nested(int k) { char first[30]; struct large *p = (struct large[]){(struct large){{k}}, large()}; char last[20]; SHOW; }
static void chosen(int k) { char first[30]; struct large s; of_large(k ? large() : s); char last[20]; SHOW; }
static void stored(int k) { char first[30]; struct large s, *p = &s; *p = large(); char last[20]; SHOW; }
static void inner(int k) { char first[30]; { at_longs(&(struct longs){1, 2}); } char last[20]; SHOW; }
static struct large kept(int k) { char first[30]; char last[20]; SHOW; return (struct large){{1}}; }
static struct longs moved(int k) { char first[30]; char last[20]; SHOW; return (struct longs){1, 2}; }

int main(void) {
    pointed(1), copied(1), given(1), passed(1), narrow(1), member(1), of_word(1), of_words(1), pair(1), addressed(1);
    nested(1), chosen(1), stored(1), inner(1), kept(1), moved(1);
    return 0;
}
