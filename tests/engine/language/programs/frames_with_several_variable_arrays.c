/* Several variable length arrays: gcc calculates their sizes in bits, in pairs of registers, of which there are few. */
#include <stdio.h>

#define FRAME(name, ...) \
    static void name(int n, int m) { \
        char *fp = __builtin_frame_address(0); \
        __VA_ARGS__; \
        below(#name, fp); \
    }

static int sum;
static void below(const char *name, char *fp) { printf("%s %td\n", name, fp - (char *)__builtin_frame_address(0)); }
static void use(void *p) { sum += p != 0; }
static int table(int rows, int columns, int t[rows][columns]) { return t[rows - 1][columns - 1]; }

FRAME(two, char a[n], b[m])
FRAME(three, char a[n], b[n], c[n])
FRAME(four, int a[n], b[n], c[n], d[n])
FRAME(five, int a[n], b[n], c[n], d[n], e[n])
FRAME(grid, int a[n][m]; a[1][1] = 2)
FRAME(grid_after_call, int a[n][m]; use(a); a[n - 1][m - 1] = 2)
FRAME(rows_of_known_length, int a[n][3]; use(a); a[1][1] = 2)
FRAME(known_number_of_rows, int a[3][n]; use(a); a[1][1] = 2)
FRAME(two_known_numbers_of_rows, int a[3][n], b[4][m]; use(a); a[1][1] = 2)
FRAME(grid_and_array, int a[n][m], b[n]; use(a); a[n - 1][m - 1] = b[1] = 2)
FRAME(two_grids, int a[n][m], b[m][n])
FRAME(one_row_after_call, int a[n][m], b[m][n]; use(a); a[1][1] = 2)
FRAME(two_rows_after_call, int a[n][m], b[m][n]; use(a); a[1][1] = 2; b[1][1] = 2)
FRAME(rows_before_call, int a[n][m], b[m][n]; a[1][1] = 2; b[1][1] = 2; use(a))
FRAME(three_grids, int a[n][m], b[n][m], c[n][m]; use(a); a[1][1] = b[1][1] = c[1][1] = 2)
FRAME(four_grids, int a[n][m], b[n][m], c[n][m], d[n][m])
FRAME(three_dimensions, int a[n][m][n])
FRAME(pointer_to_rows, int a[n][m], (*p)[m] = a; int b[m][n]; use(p); use(b))
FRAME(behind_calls, use(fp); int a[n][m], b[n][m]; a[1][1] = 2; use(a); a[1][1] = 2)
FRAME(in_loops, for (int i = 1; i < 3; i++) { int a[i][n], b[n][i]; use(a); use(b); })
FRAME(grid_and_loop, int a[n][m]; use(a); for (int i = 1; i < 3; i++) { char c[i * 16]; use(c); })
FRAME(passed_on, int a[n][m]; a[n - 1][m - 1] = 1; sum += table(n, m, a))

int main(void) {
    two(2, 3), three(2, 3), four(2, 3), five(2, 3), grid(2, 3), grid_after_call(2, 3), rows_of_known_length(2, 3);
    known_number_of_rows(2, 3), two_known_numbers_of_rows(2, 3), grid_and_array(2, 3), two_grids(2, 3);
    one_row_after_call(2, 3), two_rows_after_call(2, 3), rows_before_call(2, 3), three_grids(2, 3), four_grids(2, 3);
    three_dimensions(2, 3), pointer_to_rows(2, 3), behind_calls(2, 3), in_loops(2, 3), grid_and_loop(2, 3);
    passed_on(2, 3);
    return 0;
}
