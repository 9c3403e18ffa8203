/* Copying a struct of more than 32 bytes goes through pairs of registers, one of which a function must save. */
#include <stdarg.h>
#include <stdio.h>

#define BELOW(x) ((char *)__builtin_frame_address(0) - (char *)&(x))
#define COPIES(name, ...) \
    static void name(struct record *p, struct record *q, int i) { \
        int x; \
        __VA_ARGS__; \
        printf(#name " %td\n", BELOW(x)); \
    }

struct small { char text[24]; };
struct record { char name[32]; int marks[2]; };
struct wide { char text[64]; };
struct huge { char text[300]; };
static struct record one, two, many[4];
static struct { int count; struct record in[3]; } list, *lists = &list;
static struct wide rows[4];
static _Thread_local struct record own;

static struct record returned(int i) { int x; printf("%td ", BELOW(x)); return i ? one : two; }
static struct record element(int i) { int x; printf("%td ", BELOW(x)); return many[i]; }
static struct record passed_on(int i) { int x; printf("%td ", BELOW(x)); return returned(i); }
static struct record literal(void) { int x; printf("%td ", BELOW(x)); return (struct record){"new"}; }
static void take(struct record r) { r.name[0] = 0; }
static void take_after(int a, struct record r, int b) { r.marks[0] = a + b; }
static void variable(int n, ...) {
    int x;
    va_list list;
    va_start(list, n);
    struct small s = va_arg(list, struct small);
    va_end(list);
    printf("variable %td %td\n", BELOW(x), BELOW(s));
}

COPIES(between_named, one = two)
COPIES(from_pointer, one = *p)
COPIES(to_pointer, *p = two)
COPIES(between_pointers, *p = *q)
COPIES(to_element, many[i] = one)
COPIES(between_elements, many[i] = many[i + 1])
COPIES(from_pointer_to_element, many[i] = *p)
COPIES(known_element, many[2] = many[1])
COPIES(pointed_elements, p[i] = q[i + 1])
COPIES(of_a_pointed_member, lists->in[i] = one)
COPIES(of_a_member, list.in[i] = *p)
COPIES(of_a_thread, own = *p)
COPIES(initialised, struct record r = *p; one = r)
COPIES(chosen, *p = i ? one : two)
COPIES(chosen_elements, one = i ? many[i] : many[i + 1])
COPIES(chosen_pointer, struct small a[2] = {0}; *(i ? a : a + 1) = a[0])
COPIES(walking, struct small a[2] = {0}, *s = a; *s++ = a[1])
COPIES(made_in_place, *p = (struct record){"made"})
COPIES(small, struct small a[2] = {0}, *s = a; *s = a[1])
COPIES(wide_elements, rows[i] = rows[i + 1])
COPIES(huge, static struct huge h, *s = &h, *t = &h; *s = *t)
COPIES(passed, take(one))
COPIES(passed_with_others, take_after(1, *p, 2))
COPIES(unused, returned(1))
COPIES(filled, *p = returned(i))

int main(void) {
    struct record a[3] = {{"a"}, {"b"}, {"c"}}, b[3] = {{"d"}};
    between_named(a, b, 1), from_pointer(a, b, 1), to_pointer(a, b, 1), between_pointers(a, b, 1);
    to_element(a, b, 1), between_elements(a, b, 1), from_pointer_to_element(a, b, 1), known_element(a, b, 1);
    pointed_elements(a, b, 1), of_a_pointed_member(a, b, 1), of_a_member(a, b, 1), of_a_thread(a, b, 1);
    initialised(a, b, 1), chosen_elements(a, b, 1);
    chosen(a, b, 1), chosen_pointer(a, b, 1), walking(a, b, 1), made_in_place(a, b, 1);
    small(a, b, 1), wide_elements(a, b, 1), huge(a, b, 1), passed(a, b, 1), passed_with_others(a, b, 1);
    unused(a, b, 1), filled(a, b, 1);
    element(1), passed_on(1), literal(), puts("");
    variable(1, (struct small){"small"});
    return 0;
}
