/* <sys/cdefs.h>: words of the system's own headers */

#define __BEGIN_DECLS
#define __END_DECLS
#define __THROW
#define __THROWNL
#define __NTH(function) function
#define __P(arguments) arguments
#define __PMT(arguments) arguments
#define __CONCAT(x, y) x ## y
#define __STRING(x) #x
#define __ptr_t void *
#define __wur
#define __nonnull(parameters)
#define __attribute_malloc__
#define __attribute_pure__
#define __attribute_const__
#define __attribute_used__
#define __attribute_noinline__
#define __attribute_deprecated__
#define __GNUC_PREREQ(major, minor) ((__GNUC__ << 16) + __GNUC_MINOR__ >= ((major) << 16) + (minor))
#define __glibc_clang_prereq(major, minor) 0
#define __glibc_has_attribute(name) __has_attribute(name)
#define __glibc_has_builtin(name) __has_builtin(name)
#define __glibc_has_extension(name) 0
#define __glibc_likely(condition) (condition)
#define __glibc_unlikely(condition) (condition)
