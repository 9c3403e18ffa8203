#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
_Atomic int ai;
atomic_long al = 5;
atomic_flag fl = ATOMIC_FLAG_INIT;
_Atomic(unsigned char) ac = 255;
int *_Atomic ap;
struct st {
    atomic_int n;
} s;
atomic_bool ab;
int main(void) {
    int x = 5, y, e = 5;
    long l = 10;
    char c = 127;
    int arr[4] = {1, 2, 3, 4}, *p = arr;
    unsigned char uc = 250;
    printf("%d %d %d\n", __sync_fetch_and_add(&x, 3), __sync_add_and_fetch(&x, 2),
           __sync_fetch_and_sub(&x, 1));
    printf("%d\n", x);
    printf("%d %d %d %d\n", __sync_fetch_and_or(&x, 16), __sync_and_and_fetch(&x, 24),
           __sync_xor_and_fetch(&x, 5), __sync_nand_and_fetch(&x, 7));
    printf("%d\n", x);
    x = 5;
    printf("%d %d %d\n", __sync_bool_compare_and_swap(&x, 5, 6), __sync_bool_compare_and_swap(&x, 5, 7),
           __sync_val_compare_and_swap(&x, 6, 9));
    printf("%d\n", x);
    printf("%d\n", __sync_lock_test_and_set(&x, 1));
    __sync_lock_release(&x);
    __sync_synchronize();
    printf("%d\n", x);
    __atomic_store_n(&x, 42, __ATOMIC_SEQ_CST);
    y = __atomic_load_n(&x, __ATOMIC_ACQUIRE);
    printf("%d %d\n", y, __atomic_exchange_n(&x, 7, __ATOMIC_RELAXED));
    __atomic_load(&x, &y, 0);
    printf("%d\n", y);
    y = 3;
    __atomic_store(&x, &y, 0);
    printf("%d\n", x);
    int q;
    __atomic_exchange(&x, &e, &q, 0);
    printf("%d %d\n", x, q);
    e = 4;
    printf("%d ", __atomic_compare_exchange_n(&x, &e, 8, 0, 5, 5));
    printf("%d %d\n", e, x);
    printf("%d ", __atomic_compare_exchange_n(&x, &e, 8, 1, 5, 5));
    printf("%d %d\n", e, x);
    printf("%d %d %d\n", __atomic_fetch_add(&c, 1, 5), c, __atomic_add_fetch(&uc, 10, 5));
    printf("%ld %ld\n", __atomic_fetch_nand(&l, 6, 5), l);
    p = __atomic_fetch_add(&p, sizeof(int), 5);
    printf("%d\n", *p);
    printf("%d\n", *__sync_add_and_fetch(&p, 4));
    ai = 3;
    ai++;
    ai += 4;
    ai *= 2;
    printf("%d %d\n", ai, atomic_load(&ai));
    ac++;
    printf("%d\n", ac);
    ap = arr;
    ap++;
    printf("%d\n", *ap);
    printf("%ld %ld %ld\n", atomic_fetch_add(&al, 7), atomic_fetch_sub_explicit(&al, 2, memory_order_relaxed),
           atomic_load(&al));
    int ex = 1;
    printf("%d %d\n", atomic_compare_exchange_strong(&s.n, &ex, 9), ex);
    printf("%d\n", atomic_exchange(&s.n, 4));
    atomic_store(&ab, true);
    printf("%d %d\n", atomic_flag_test_and_set(&fl), atomic_flag_test_and_set(&fl));
    atomic_flag_clear(&fl);
    printf("%d %d\n", atomic_flag_test_and_set(&fl), ab);
    atomic_init(&ai, 11);
    atomic_thread_fence(memory_order_seq_cst);
    printf("%d %d\n", ai, atomic_is_lock_free(&ai));
    bool b = false;
    printf("%d %d\n", __atomic_test_and_set(&b, 5), b);
    __atomic_clear(&b, 5);
    printf("%d %d %d\n", b, __atomic_always_lock_free(4, 0), __sync_fetch_and_add_4(&x, 1));
    return 0;
}
