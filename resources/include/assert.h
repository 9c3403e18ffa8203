/* <assert.h>: conditions that must hold */

#include <features.h>

void __assert_fail(const char *, const char *, unsigned int, const char *);
#define assert(expr) ((expr) ? (void)0 : __assert_fail(#expr, __FILE__, __LINE__, __func__))
#define static_assert _Static_assert
