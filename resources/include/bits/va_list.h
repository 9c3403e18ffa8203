/* what every program has: the type of variable arguments (psABI 3.5.7) */

struct __va_list_tag { unsigned int gp_offset; unsigned int fp_offset; void *overflow_arg_area; void *reg_save_area; };
typedef struct __va_list_tag __builtin_va_list[1];
