/* <stdatomic.h>: atomic operations */

typedef enum { memory_order_relaxed = 0, memory_order_consume = 1, memory_order_acquire = 2, memory_order_release = 3, memory_order_acq_rel = 4, memory_order_seq_cst = 5 } memory_order;
typedef struct { _Bool __val; } atomic_flag;

typedef _Bool atomic_bool;
typedef char atomic_char;
typedef signed char atomic_schar;
typedef unsigned char atomic_uchar;
typedef short atomic_short;
typedef unsigned short atomic_ushort;
typedef int atomic_int;
typedef unsigned int atomic_uint;
typedef long atomic_long;
typedef unsigned long atomic_ulong;
typedef long long atomic_llong;
typedef unsigned long long atomic_ullong;
typedef unsigned short atomic_char16_t;
typedef unsigned int atomic_char32_t;
typedef int atomic_wchar_t;
typedef long atomic_intptr_t;
typedef unsigned long atomic_uintptr_t;
typedef unsigned long atomic_size_t;
typedef long atomic_ptrdiff_t;
typedef long atomic_intmax_t;
typedef unsigned long atomic_uintmax_t;
typedef signed char atomic_int_least8_t;
typedef unsigned char atomic_uint_least8_t;
typedef short atomic_int_least16_t;
typedef unsigned short atomic_uint_least16_t;
typedef int atomic_int_least32_t;
typedef unsigned int atomic_uint_least32_t;
typedef long atomic_int_least64_t;
typedef unsigned long atomic_uint_least64_t;
typedef signed char atomic_int_fast8_t;
typedef unsigned char atomic_uint_fast8_t;
typedef long atomic_int_fast16_t;
typedef unsigned long atomic_uint_fast16_t;
typedef long atomic_int_fast32_t;
typedef unsigned long atomic_uint_fast32_t;
typedef long atomic_int_fast64_t;
typedef unsigned long atomic_uint_fast64_t;

#define ATOMIC_VAR_INIT(value) (value)
#define ATOMIC_FLAG_INIT { 0 }
#define ATOMIC_BOOL_LOCK_FREE 2
#define ATOMIC_CHAR_LOCK_FREE 2
#define ATOMIC_CHAR16_T_LOCK_FREE 2
#define ATOMIC_CHAR32_T_LOCK_FREE 2
#define ATOMIC_WCHAR_T_LOCK_FREE 2
#define ATOMIC_SHORT_LOCK_FREE 2
#define ATOMIC_INT_LOCK_FREE 2
#define ATOMIC_LONG_LOCK_FREE 2
#define ATOMIC_LLONG_LOCK_FREE 2
#define ATOMIC_POINTER_LOCK_FREE 2
#define atomic_is_lock_free(p) ((void)(p), 1)
#define atomic_thread_fence(order) ((void)(order))
#define atomic_signal_fence(order) ((void)(order))
#define kill_dependency(y) (y)
#define atomic_init(p, v) __atomic_store_n(p, v, 0)
#define atomic_load(p) __atomic_load_n(p, 5)
#define atomic_load_explicit(p, order) __atomic_load_n(p, order)
#define atomic_store(p, v) __atomic_store_n(p, v, 5)
#define atomic_store_explicit(p, v, order) __atomic_store_n(p, v, order)
#define atomic_exchange(p, v) __atomic_exchange_n(p, v, 5)
#define atomic_exchange_explicit(p, v, order) __atomic_exchange_n(p, v, order)
#define atomic_compare_exchange_strong(p, e, d) __atomic_compare_exchange_n(p, e, d, 0, 5, 5)
#define atomic_compare_exchange_strong_explicit(p, e, d, order, failure) __atomic_compare_exchange_n(p, e, d, 0, order, failure)
#define atomic_compare_exchange_weak(p, e, d) __atomic_compare_exchange_n(p, e, d, 1, 5, 5)
#define atomic_compare_exchange_weak_explicit(p, e, d, order, failure) __atomic_compare_exchange_n(p, e, d, 1, order, failure)
#define atomic_flag_test_and_set(p) __atomic_exchange_n(&(p)->__val, 1, 5)
#define atomic_flag_test_and_set_explicit(p, order) __atomic_exchange_n(&(p)->__val, 1, order)
#define atomic_flag_clear(p) __atomic_store_n(&(p)->__val, 0, 5)
#define atomic_flag_clear_explicit(p, order) __atomic_store_n(&(p)->__val, 0, order)

#define atomic_fetch_add(p, v) __atomic_fetch_add(p, v, 5)
#define atomic_fetch_add_explicit(p, v, order) __atomic_fetch_add(p, v, order)
#define atomic_fetch_sub(p, v) __atomic_fetch_sub(p, v, 5)
#define atomic_fetch_sub_explicit(p, v, order) __atomic_fetch_sub(p, v, order)
#define atomic_fetch_and(p, v) __atomic_fetch_and(p, v, 5)
#define atomic_fetch_and_explicit(p, v, order) __atomic_fetch_and(p, v, order)
#define atomic_fetch_or(p, v) __atomic_fetch_or(p, v, 5)
#define atomic_fetch_or_explicit(p, v, order) __atomic_fetch_or(p, v, order)
#define atomic_fetch_xor(p, v) __atomic_fetch_xor(p, v, 5)
#define atomic_fetch_xor_explicit(p, v, order) __atomic_fetch_xor(p, v, order)
