#include <stddef.h>
#include <stdio.h>
#define ALL(size, p) size(p, 0), size(p, 1), size(p, 2), size(p, 3)
#define SHOW(p) \
    printf("%s: %zd %zd %zd %zd | %zd %zd %zd %zd\n", #p, ALL(__builtin_object_size, p), \
           ALL(__builtin_dynamic_object_size, p))
struct flexible { int i; char c[]; } f = { 1, "01234" }, g;
static struct flexible h = { 2, { 'a', 'b' } };
struct in { char a[4], b[8]; };
struct out { int x; struct in v[3]; char tail[5]; } o, *po = &o;
struct { int n; char z[0]; } z;
union { char c[3]; int i[4]; } un;
extern char known_later[];
char known_later[7], tentative[], none[0], buf[10];
int arr[3][4], (*pa)[3];
long lb[4];
const char *lit = "abc";
static int fn(int a) { return a; }

static void named(int argc, char *p) {
    char loc[12];
    struct in li;
    char vla[argc + 3];
    SHOW(f.c);
    SHOW(&f.c);
    SHOW(&f);
    SHOW(g.c);
    SHOW(h.c);
    SHOW(&f.c[2]);
    SHOW(f.c + 1);
    SHOW(&f.i);
    SHOW(buf);
    SHOW(&buf[1]);
    SHOW(&buf[10]);
    SHOW(&buf[11]);
    SHOW(&buf[-1]);
    SHOW(arr);
    SHOW(arr[1]);
    SHOW(&arr[1]);
    SHOW(&arr[1][2]);
    SHOW(*arr);
    SHOW(&arr[0][0]);
    SHOW(o.v);
    SHOW(o.v[1].b);
    SHOW(&o.v[1].b[2]);
    SHOW(&o.tail[1]);
    SHOW(&o.v[2]);
    SHOW(&o.x);
    SHOW(po->v);
    SHOW(&po->v[1].b[2]);
    SHOW(po);
    SHOW(un.c);
    SHOW(&un.i[1]);
    SHOW(known_later);
    SHOW(tentative);
    SHOW(none);
    SHOW(&none[0]);
    SHOW("hello");
    SHOW(&"hello"[1]);
    SHOW(L"ab");
    SHOW(lit);
    SHOW(p);
    SHOW(loc);
    SHOW(&loc[argc]);
    SHOW(li.b);
    SHOW(vla);
    SHOW(&vla[0]);
    SHOW(fn);
    SHOW(&fn);
    SHOW(&(struct in){ 0 });
    SHOW((void *)0);
    SHOW((char *)8);
    SHOW(&p);
    SHOW(&*p);
    SHOW(&p[1]);
    SHOW(&argc);
    SHOW(__func__);
    SHOW(&o.v[1].a[5]);
    SHOW(&o.v[5]);
    SHOW(&1[buf]);
    SHOW(z.z);
    SHOW(&z);
    SHOW(pa);
    SHOW(*pa);
}

static void moved(int argc) {
    SHOW(buf + 1);
    SHOW(buf + 0);
    SHOW(buf + 11);
    SHOW(buf - 1);
    SHOW(&buf + 1);
    SHOW((char *)&buf + 3);
    SHOW((void *)(buf + 2));
    SHOW((char *)(void *)buf);
    SHOW((int *)buf + 1);
    SHOW(arr + 1);
    SHOW(*(arr + 1));
    SHOW(arr[1] + 1);
    SHOW("hello" + 2);
    SHOW(1 ? buf : lit);
    SHOW(argc ? buf : lit);
    SHOW(0 ? buf : (char *)lb);
    SHOW((argc, buf));
    SHOW(&*buf);
    SHOW(&((struct out *)buf)->x);
    SHOW(&((struct out *)buf)->v[0]);
    SHOW((*(struct out *)buf).tail);
    SHOW((&o)->v);
    SHOW(&(*&o).v[1]);
    SHOW(offsetof(struct out, v) + (char *)&o);
    SHOW(2 + buf);
    SHOW(buf + 1 + 2);
    SHOW(buf + 3 - 1);
    SHOW(buf - 1 + 3);
    SHOW(&(buf + 1)[2]);
    SHOW(&buf[1] + 2);
    SHOW((long *)&o.v[1] + 1);
    SHOW((long)buf);
    SHOW(tentative + 1);
    SHOW(__builtin_alloca(10));
}

static void at_run_time(int two) {
    SHOW(buf + two);
    SHOW(two + buf);
    SHOW(lb + two);
    SHOW(&lb[1] + two);
    SHOW(buf + two - 5);
    SHOW(buf - two);
    SHOW(&buf[two]);
    SHOW(&buf[two] + 1);
    SHOW(buf + two * 20);
    SHOW((char *)(lb + 1) + two);
    SHOW(buf + two + 1);
    SHOW(o.tail + two);
    SHOW(buf + two++);
    SHOW(lit + two);
    printf("%d\n", two);
}

int main(int argc, char **argv) {
    named(argc, argv[0]);
    moved(argc);
    at_run_time(argc + 1);
    return 0;
}
